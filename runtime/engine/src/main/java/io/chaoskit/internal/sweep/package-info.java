/**
 * Sweeps the space of faults instead of drawing from it: {@link io.chaoskit.internal.sweep.Search} goes through it, breadth first,
 * and {@link io.chaoskit.internal.sweep.Laboratory} makes each experiment, a run of its own on a fresh target.
 *
 * <pre>
 *   fault-free run ─▶ Arrivals ─▶ Search ◀──────────── arrivals that only a fault led to
 *                                   └─▶ Experiment ─▶ Laboratory ─▶ Judgement ─▶ Result
 * </pre>
 *
 * <p>The order is a function of what was reached, so that a resumed or divided search goes through the same experiments.
 */
package io.chaoskit.internal.sweep;
