/**
 * Weaving: puts gates into methods, and handovers into executors, while a run lasts. {@link io.chaoskit.internal.weave.Weaver} and
 * {@link io.chaoskit.internal.weave.HandoverWeaving} are the entries.
 *
 * <pre>
 *   woven method ─▶ MethodGate.enter(id) ─▶ Gates ─▶ Gatekeeper ─▶ null: nothing fires, the method goes on
 *                                                              └─▶ WovenCall: before ─▶ (skipped?) own code ─▶ after ─▶ (once more?) result
 *   woven executor ─▶ Handover.to(what, work) ─▶ Propagator
 *
 *   Weaver, HandoverWeaving ─▶ Retransformation (batches, back again) ─▶ Decorator (a class file) ─▶ MethodChanges ─▶ GatedMethod, HandoverMethod
 * </pre>
 *
 * <p>The JVM changes a batch of classes or none of it. {@code Retransformation} splits a batch that it rejects, so that
 * one class that cannot be linked keeps no other from being woven or restored; {@link io.chaoskit.internal.weave.Unwoven} says which and
 * why. To weave another handover: an entry of {@code Handovers}, and a hook there if none fits.
 */
package io.chaoskit.internal.weave;
