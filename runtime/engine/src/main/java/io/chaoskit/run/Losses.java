package io.chaoskit.run;

import io.chaoskit.model.FailurePolicy;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.validator.Hang;
import io.chaoskit.validator.Severity;
import java.time.Duration;
import java.util.List;

/** What is done about lanes that do not come back. */
final class Losses {

    private final Run run;
    /** Threads of steps that ignore their interrupt. By the coordinator. */
    private int undying;

    Losses(Run run) {
        this.run = run;
    }

    /** The code under test called {@code System.exit}: that thread will never return. */
    void exitCalled(Thread caller) {
        Lane lane = run.lanes().stream()
                .filter(each -> each.thread() == caller)
                .findFirst()
                .orElse(null);
        if (lane == null) {
            String message = "thread '" + caller.getName() + "' called System.exit";
            run.findings().problem(Kind.EXIT, message, null);
            run.stop().now(message, Duration.ZERO);
            return;
        }
        String message = "step '" + lane.stepName() + "' called System.exit";
        List<Fault> trace = lane.abandon();
        failed(lane.iteration().iteration(), lane.iteration().lane(), Kind.EXIT, lane.stepName(), null, message, trace);
        run.findings().fatal(message);
        run.stop().now(message, Duration.ZERO);
        lost(lane, "", true);
    }

    /** A stuck step that does not end: its iteration failed, its lane is lost, and replaced while there are not too many. */
    void stuckForever(Lane lane, Hang hang, List<Fault> trace) {
        ArmedAssertion asked = run.prepared().hangAssertion().orElseThrow();
        asked.violated(hang.describe());
        failed(
                lane.iteration().iteration(),
                lane.iteration().lane(),
                Kind.HANG,
                hang.step(),
                asked,
                hang.describe(),
                trace);
        run.tracker().lost(lane, lane.describe() + ", which does not end when it is interrupted", true);
        if (++undying <= run.prepared().undying() && run.scenario().onFailure() == FailurePolicy.RESUME) {
            run.replace(lane);
            return;
        }
        run.laneEnded(lane);
        String before = undying == 1 ? "" : ", as " + (undying - 1) + " before it";
        run.stop()
                .now("step '" + hang.step() + "' does not end when it is interrupted" + before, Duration.ofSeconds(2));
    }

    private void failed(
            long iteration, int lane, Kind kind, String step, ArmedAssertion by, String message, List<Fault> trace) {
        String id = by == null ? "" : by.id();
        Severity severity = by == null ? Severity.CRITICAL : by.severity();
        List<Fault> faults = trace == null ? List.of() : trace;
        run.findings()
                .failures()
                .add(Failure.builder(kind, severity, message)
                        .iteration(iteration, lane)
                        .step(step)
                        .validator(id)
                        .faults(faults, 0)
                        .replay(run.replay())
                        .build());
    }

    /** A validator does not answer and does not end: its lane is lost, and the run cannot go on. */
    void silentForever(Lane lane, ArmedAssertion asked, LateAnswer late) {
        asked.silent(late.getMessage());
        failed(
                lane.iteration().iteration(),
                lane.iteration().lane(),
                Kind.CRASH,
                "",
                asked,
                asked.name() + " could not tell: " + late.getMessage(),
                List.of());
        lost(lane, lane.describe() + ", which does not end when it is interrupted", false);
        run.stop().now("validator " + asked.name() + " does not end when it is interrupted", Duration.ofSeconds(2));
    }

    /** Gives a lane up; {@code leftBehind} is for the report unless empty. */
    void lost(Lane lane, String leftBehind, boolean iterationFailed) {
        run.tracker().lost(lane, leftBehind, iterationFailed);
        run.laneEnded(lane);
    }
}
