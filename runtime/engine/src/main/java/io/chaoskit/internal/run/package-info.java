/**
 * One run of a scenario: {@link io.chaoskit.internal.run.Run} makes what takes part in it, and goes through its life cycle.
 *
 * <pre>
 *   ChaosRunner ─▶ Preflight (before the run)
 *               └▶ Run (on the caller's thread; LIFO CleanUp)
 *                   ├─ PropagationSetup: alone in the JVM, or contexts from thread to thread
 *                   ├─ Preparation: resources ─▶ target ─▶ set-up ─▶ validators ─▶ injectors = Prepared
 *                   ├─ Weaving: gates into methods
 *                   ├─ Lanes: Lane 1..n (a thread each): LaneTarget ─▶ iterations ─▶ steps ─▶ Judge
 *                   ├─ QuietPoints: where lanes wait for each other, so that conditions see a shared target at rest
 *                   ├─ Coordinator: steps and validators that do not end, LostLanes
 *                   ├─ Healing: what lasts is over
 *                   └─ ReportMaker: Results ─▶ Report
 * </pre>
 *
 * <p>The other rooms, arrows in one direction:
 *
 * <pre>
 *   run ─▶ host ─▶ hit ─▶ context ─▶ weave
 *    └───▶ check ──┘
 * </pre>
 *
 * <p>Nothing here gets the {@code Run}: each part gets what it uses when it is made. To add a part: a class that takes its
 * collaborators, made in the constructor of {@code Run} or when the run is prepared, with its end on the clean-up stack.
 */
package io.chaoskit.internal.run;
