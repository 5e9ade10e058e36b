/**
 * Runs the shards of a run as an Indexed Job of Kubernetes. {@link io.chaoskit.kubernetes.internal.KubernetesService} is the entry.
 *
 * <pre>
 *   KubernetesShards ─▶ Rights       may the account do all that is needed?
 *         │         ─▶ ClaimedJob    the Job: created, or picked up from a launcher that died
 *         │                          JobObjects: ConfigMap and Job as they are created, or exported
 *         ▼
 *   JobWatch: informers of the Job and its pods ─▶ a queue ─▶ JobProgress: a pod at a time
 *                                                                 │  Attempt: what a pod says
 *                                                                 ▼
 *                                                           ShardListener
 * </pre>
 *
 * <p>All that is decided happens on the thread that runs the job; informers, and the threads that read logs, only put into the queue. What the
 * launcher must be allowed to do is in {@code Right}: a call that needs another one is a line there, which is exported and checked with it.
 */
package io.chaoskit.kubernetes.internal;
