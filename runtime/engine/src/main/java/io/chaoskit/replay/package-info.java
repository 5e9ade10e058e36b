/**
 * Failures again: {@link io.chaoskit.replay.Replay} repeats one, {@link io.chaoskit.replay.Shrinker} finds the few faults that it takes.
 * {@link io.chaoskit.replay.Sweep} finds failures in the first place, by making each fault that can be made.
 *
 * <pre>
 *   Report ─▶ FailedRun ─▶ Replay:   it failed 3 of 3 times, alone on a fresh target
 *                     └──▶ Shrinker: these 2 of its 11 faults are enough
 * </pre>
 */
package io.chaoskit.replay;
