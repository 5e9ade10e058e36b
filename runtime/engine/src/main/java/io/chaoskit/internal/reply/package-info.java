/**
 * Late replies: how faults change the reply of a call that returns before it is done. {@link io.chaoskit.internal.reply.LateReply} is the
 * entry.
 *
 * <pre>
 *   MethodCall ─▶ LateReply ─┬─ StageReply       completes the stage that the caller gets
 *      │                     ├─ PublisherReply   signals to the subscribers of the publisher that the caller gets
 *      ▼                     └─ SuspendReply     resumes the continuation of the caller, in Kotlin
 *    Change: how late, a failure or a value instead of the reply, and what is made of the reply
 * </pre>
 *
 * <p>Kotlin's types are known by their names, and nothing of Kotlin is needed. To add a kind of reply: a class that implements
 * {@code LateReply}, its constant in {@link io.chaoskit.site.MethodShape.Reply}, and a line in {@code LateReply.of}.
 */
package io.chaoskit.internal.reply;
