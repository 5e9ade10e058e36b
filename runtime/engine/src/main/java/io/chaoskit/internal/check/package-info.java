/**
 * Checks: validators during one run. {@link io.chaoskit.internal.check.Judge} asks them after each iteration,
 * {@link io.chaoskit.internal.check.OuterChecks} before the first and after the last one.
 *
 * <pre>
 *   Judge ────────▶ ArmedValidator ─▶ Check        CheckWatch, StepWatch: let another thread interrupt what does not end
 *   OuterChecks ─▶ Bounded ─▶ ArmedValidator       with a timeout ─▶ CheckTimeout
 *        └──────────┴─▶ Findings ─▶ FailureLog     violated, crashed, silent
 * </pre>
 *
 * <p>Nothing here knows the run. To record another kind of failure: a method of {@link io.chaoskit.internal.check.Findings}, which makes
 * all of them. Validators themselves are in {@code io.chaoskit.validator}.
 */
package io.chaoskit.internal.check;
