/**
 * Hits: from an arrival in code to the effect. {@link io.chaoskit.internal.hit.Dispatcher} is the entry.
 *
 * <pre>
 *   Chaos.maybeDelay() ─▶ Points ─▶ Dispatcher ─┐
 *   woven method ─▶ MethodGate ─▶ WovenMethod ──┴─▶ Context ─▶ Task ─▶ BoundInjector: gate ─▶ Iteration: trace ─▶ effect
 *                                                                                                      │
 *                                                                    HitActions: hold, cancel ◀────────┘
 * </pre>
 *
 * <p>Who is affected: with one run of one lane, or one that reaches everyone, every thread of the JVM, and those that no iteration started are
 * {@link io.chaoskit.internal.hit.Strangers}; otherwise only threads in a context of an iteration of the run, and the others are
 * {@link io.chaoskit.internal.hit.Outsiders}.
 * A hit that does not fire allocates nothing and takes no lock. Nothing here knows the run: what a hit needs of it is in
 * {@link io.chaoskit.internal.hit.RunFacts}, what it can have done is {@link io.chaoskit.internal.hit.HitActions}. To add a kind of site:
 * a record that implements {@code Site}, and its injectors in {@link io.chaoskit.internal.hit.Wiring}.
 */
package io.chaoskit.internal.hit;
