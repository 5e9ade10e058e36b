/**
 * Puts injectors on methods: Byte Buddy's advice is woven into the matched methods while a run lasts.
 *
 * <pre>
 *   woven method ─▶ MethodGate.enter(id) ─▶ null: nothing fires, the method goes on
 *                                       └─▶ a call: before ─▶ (skipped?) own code ─▶ after ─▶ (once more?) result or thrown
 * </pre>
 */
package io.chaoskit.weave;
