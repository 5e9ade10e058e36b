/**
 * Runs scenarios: {@link io.chaoskit.run.ChaosRunner} is the entry.
 *
 * <pre>{@code
 * Report report = ChaosRunner.builder().build().run(scenario);
 * }</pre>
 *
 * <p>A {@link io.chaoskit.run.RunListener} follows a run. How a run works is described in {@code io.chaoskit.internal.run}.
 */
package io.chaoskit.run;
