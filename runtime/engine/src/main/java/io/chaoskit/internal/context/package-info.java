/**
 * Context propagation: {@link io.chaoskit.internal.context.CurrentContext} is the entry.
 *
 * <pre>
 *   thread ─▶ CurrentContext ─▶ Context (owner, number, parent, ordinal) ─▶ attachment: made at the first hit
 *                 ▲
 *                 ├─ a thread is started            child of the starter's context
 *                 ├─ PropagatedWork.run / call      work of the JDK's own future or stage, and of Chaos.wrap: is a context itself
 *                 └─ Propagation, BEGIN             work that waited in a queue: QueuedWork knows its context
 * </pre>
 *
 * <p>A context is one thread's or task's place in the tree of threads and handovers of an iteration. It is live while the number of its
 * iteration is that of its {@link io.chaoskit.internal.context.Context.Owner}; nothing else ties it to the engine, so that a handover
 * costs one object. To propagate through another kind of executor: add its methods to {@code Handovers} in the room {@code weave}.
 */
package io.chaoskit.internal.context;
