/**
 * Rules for hosts, where the JDK contacts them: {@link io.chaoskit.internal.host.HostMethod} is the entry.
 *
 * <pre>
 *   Socket.connect, HttpClient.send, … ─▶ HostCall ─▶ Task.hit(contact) ─▶ rules
 *                                             └─ asynchronous ones: DelayedReply ─▶ future or handler
 * </pre>
 *
 * <p>A guest of the hits, which know {@code WovenMethod.Wrapper} only. To reach hosts through another method of the JDK: a constant of
 * {@link io.chaoskit.internal.host.HostMethod} with its pointcut, and how a call names its host.
 */
package io.chaoskit.internal.host;
