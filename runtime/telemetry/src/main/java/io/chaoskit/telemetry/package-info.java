/**
 * Metrics of runs in Micrometer: {@link io.chaoskit.telemetry.Telemetry} is the entry.
 *
 * <pre>{@code
 * ChaosRunner.builder().listener(Telemetry.of(registry)).build().run(scenario);
 * }</pre>
 *
 * <p>What there is to measure is listed at {@link io.chaoskit.telemetry.Telemetry}. Another meter is a field of {@code RunMeters}, its line in
 * that list, and one in the page {@code dsl/docs/telemetry.md}.
 */
package io.chaoskit.telemetry;
