/**
 * What ChaosKit costs the code that it touches, measured with JMH: {@code ./mvnw -Pbench -pl runtime/bench -am verify
 * -DskipTests}, and {@code -Dbench=HitBenchmark} for a part of it. {@link io.chaoskit.bench.Benchmarks} prints the table; a
 * new benchmark is a method in a class here that carries {@link org.openjdk.jmh.annotations.Benchmark}, and a row there.
 *
 * <p>What fresh launchers take is measured from outside: {@code runtime/bench/start.sh}.
 */
package io.chaoskit.bench;
