/**
 * The way of hits from the points of {@link io.chaoskit.Chaos} to a run.
 *
 * <pre>
 *   Chaos.maybeDelay() ─▶ Points ─▶ CallSite ─▶ (off) nothing: folded away by the JIT
 *                                          └─▶ (on)  PointHandler, given by the engine while a run needs the point
 * </pre>
 *
 * <p>Each {@link io.chaoskit.points.Point} has a call site of its own, a constant to the JIT: switched off it costs
 * nothing, and switching it makes compiled code that used it compile again, once per run.
 */
package io.chaoskit.points;
