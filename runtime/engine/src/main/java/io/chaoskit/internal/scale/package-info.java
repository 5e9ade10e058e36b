/**
 * A run in shards that are started elsewhere: in other JVMs of this machine, or on other machines. {@code chaoskit scale} is its command.
 *
 * <pre>
 *   ScaleCommand ─▶ ShardJob ─▶ ShardBackend: LocalShards, … ─▶ a process for each shard: chaoskit shard-worker
 *                                    │                                    │ ShardReporter writes ShardLines
 *                                    ▼                                    ▼
 *   merged report ◀─ ShardMerge ◀─ ShardListener ◀──────────── ShardOutput reads them
 * </pre>
 *
 * <p>A shard is a process that runs its part of the iterations and writes what it has to say as lines on its standard output, so that it needs
 * no file that both sides see. The first complete report of a shard counts; what comes again must be equal, or is told.
 *
 * <p>To add a place where shards run: a class that implements {@link io.chaoskit.internal.scale.ShardBackend}, a {@code ShardPlace} with its
 * options in {@code io.chaoskit.cli}, a line in {@code ScaleArguments}, one spec, a section in {@code many-machines.md}.
 */
package io.chaoskit.internal.scale;
