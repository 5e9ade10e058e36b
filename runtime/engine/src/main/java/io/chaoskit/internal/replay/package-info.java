/**
 * Repeats failures: {@link io.chaoskit.internal.replay.Reproducer} tries one again, with as little of its run as it needs.
 *
 * <pre>
 *   FailedRun ─▶ Subject ─▶ Reproducer ─▶ Trial ─▶ Run under a ForcedPlan of Pins
 *                                └─▶ Reproduction
 * </pre>
 */
package io.chaoskit.internal.replay;
