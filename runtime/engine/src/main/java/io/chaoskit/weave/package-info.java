/**
 * Puts injectors on methods: Byte Buddy's advice is woven into the matched methods while a run lasts.
 *
 * <pre>
 *   woven method ─▶ MethodGate.enter(id) ─▶ null: nothing fires, the method goes on
 *                                       └─▶ a call: before ─▶ (skipped?) own code ─▶ after ─▶ (once more?) result or thrown
 * </pre>
 *
 * <p>The JVM changes a batch of classes or none of it. {@code Retransformation} splits a batch that it rejects, so that
 * one class that cannot be linked keeps no other from being woven or restored; {@link io.chaoskit.weave.Unwoven} says which and why.
 */
package io.chaoskit.weave;
