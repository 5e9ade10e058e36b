/**
 * What ChaosKit costs the code that it touches, measured with JMH. {@link io.chaoskit.bench.Benchmarks} runs all the
 * benchmarks of this package; a new one is a class here with a method that carries
 * {@link org.openjdk.jmh.annotations.Benchmark}.
 */
package io.chaoskit.bench;
