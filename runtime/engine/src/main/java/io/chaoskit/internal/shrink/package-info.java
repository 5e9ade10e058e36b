/**
 * Shrinks failures: {@link io.chaoskit.internal.shrink.Shrink} leaves of the faults of an iteration the few that make it fail.
 *
 * <pre>
 *   Reproducer ─▶ Reduction ─▶ Weakening ─▶ Shrunk
 *                     └── Oracle ◀── Experiments: a run for each set
 * </pre>
 *
 * <p>{@link io.chaoskit.internal.shrink.Reduction} knows nothing of runs: any oracle will do, such as a table.
 */
package io.chaoskit.internal.shrink;
