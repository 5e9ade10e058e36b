package io.chaoskit.internal.run;

import io.chaoskit.internal.check.ArmedValidator;
import io.chaoskit.internal.check.CheckTimeout;
import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.check.Findings.Occasion;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.run.Prepared.StepLimit;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.validator.Hang;
import io.chaoskit.validator.Severity;
import java.time.Duration;
import java.util.List;

/** Gives up lanes that do not come back, and replaces them where that is allowed. */
final class LostLanes {

    private final Lanes lanes;
    private final FailurePolicy onFailure;
    private final Findings findings;
    private final Stop stop;
    private final Tracker tracker;
    /** Threads of steps that ignore their interrupt. By the coordinator. */
    private int ignoredInterrupts;

    LostLanes(Lanes lanes, FailurePolicy onFailure, Findings findings, Stop stop, Tracker tracker) {
        this.lanes = lanes;
        this.onFailure = onFailure;
        this.findings = findings;
        this.stop = stop;
        this.tracker = tracker;
    }

    /** The code under test called {@code System.exit}: that thread will never return. */
    void exitCalled(Thread caller) {
        lanes.of(caller).ifPresentOrElse(this::exitCalled, () -> {
            String message = "thread '" + caller.getName() + "' called System.exit";
            findings.problem(Kind.EXIT, message, null);
            stop.now(message, Duration.ZERO);
        });
    }

    private void exitCalled(Lane lane) {
        String message = lane.caller() + " called System.exit";
        boolean counts = lane.iteration().number() > 0 || lane.checks().waiting();
        List<Fault> trace = lane.abandon();
        Occasion here = occasion(lane, trace == null ? "" : lane.steps().name(), trace == null ? List.of() : trace);
        findings.record(Kind.EXIT, here, Severity.CRITICAL, message, null);
        findings.fatal(message);
        stop.now(message, Duration.ZERO);
        lost(lane, "", counts);
    }

    private static Occasion occasion(Lane lane, String step, List<Fault> trace) {
        return new Occasion(lane.iteration().iteration(), lane.iteration().lane(), step, trace, 0);
    }

    /** A stuck step that does not end: its iteration failed, its lane is lost, and replaced while there are not too many. */
    void stuckForever(Lane lane, Hang hang, List<Fault> trace, StepLimit limit) {
        Occasion here = occasion(lane, hang.step(), trace);
        findings.violated(Kind.HANG, limit.by(), here, hang.describe(), null);
        tracker.lost(lane, lane.describe() + ", which does not end when it is interrupted", true);
        if (++ignoredInterrupts <= limit.maxIgnoredInterrupts() && onFailure == FailurePolicy.RESUME) {
            lanes.replace(lane);
            return;
        }
        lanes.ended(lane);
        String before = ignoredInterrupts == 1 ? "" : ", as " + (ignoredInterrupts - 1) + " before it";
        stop.now("step '" + hang.step() + "' does not end when it is interrupted" + before);
    }

    /** A lane ignores its interrupt when the run is stopped. */
    void deafAtStop(Lane lane) {
        boolean counts = lane.iteration().number() > 0;
        List<Fault> trace = lane.abandon();
        Hang hang = trace == null ? null : lane.steps().hungAtStop();
        if (hang != null && counts) {
            findings.hungAtStop(occasion(lane, hang.step(), trace), hang, null);
        } else if (hang != null) {
            findings.hungInWarmUp(hang);
        }
        lost(lane, lane.describe() + ", which does not end when it is interrupted", hang != null && counts);
    }

    /** A validator does not answer and does not end: its lane is lost, and the run cannot go on. */
    void silentForever(Lane lane, ArmedValidator asked, CheckTimeout late) {
        findings.silent(asked, occasion(lane, "", List.of()), late);
        lost(lane, lane.describe() + ", which does not end when it is interrupted", false);
        stop.now("validator " + asked.name() + " does not end when it is interrupted");
    }

    /** Gives a lane up; {@code leftBehind} is for the report unless empty. */
    void lost(Lane lane, String leftBehind, boolean iterationFailed) {
        tracker.lost(lane, leftBehind, iterationFailed);
        lanes.ended(lane);
    }
}
