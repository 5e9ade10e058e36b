package io.chaoskit.internal.run;

import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Those who follow a run. What one of them throws ends the run as failed, and that one is told nothing more; it never gets into the code under
 * test. Safe for all threads.
 */
final class Followers implements RunEvents {

    /** One of them. */
    private static final class One {

        private volatile RunEvents events;
        private volatile boolean failed;

        One(RunEvents events) {
            this.events = events;
        }
    }

    private final List<One> all;
    private final Consumer<Throwable> onFailure;
    private volatile List<One> ofFaults = List.of();
    private volatile List<One> ofSteps = List.of();

    /** {@code onFailure} gets what they throw. */
    Followers(List<RunEvents> events, Consumer<Throwable> onFailure) {
        this.all = events.stream().map(One::new).toList();
        this.onFailure = onFailure;
    }

    @Override
    public RunEvents started(Started run) {
        List<One> faults = new ArrayList<>();
        List<One> steps = new ArrayList<>();
        for (One each : all) {
            guarded(each, events -> {
                each.events = events.started(run);
                add(each, faults, each.events.wantsFaults());
                add(each, steps, each.events.wantsSteps());
            });
        }
        ofFaults = List.copyOf(faults);
        ofSteps = List.copyOf(steps);
        return this;
    }

    private static void add(One one, List<One> to, boolean wanted) {
        if (wanted) {
            to.add(one);
        }
    }

    private void tell(List<One> whom, Consumer<RunEvents> what) {
        for (int i = 0; i < whom.size(); i++) {
            guarded(whom.get(i), what);
        }
    }

    private void guarded(One one, Consumer<RunEvents> what) {
        if (!one.failed) {
            try {
                what.accept(one.events);
            } catch (Throwable thrown) {
                one.failed = true;
                onFailure.accept(thrown);
            }
        }
    }

    boolean any() {
        return !all.isEmpty();
    }

    @Override
    public boolean wantsFaults() {
        return !ofFaults.isEmpty();
    }

    @Override
    public boolean wantsSteps() {
        return !ofSteps.isEmpty();
    }

    @Override
    public void weaving(Duration elapsed, int classes, int of) {
        tell(all, each -> each.weaving(elapsed, classes, of));
    }

    @Override
    public void progress(State now) {
        tell(all, each -> each.progress(now));
    }

    @Override
    public void iterationEnded(long iteration, int lane, boolean passed, long nanos, List<Fault> faults) {
        tell(all, each -> each.iterationEnded(iteration, lane, passed, nanos, faults));
    }

    @Override
    public void fired(String id, int lane, String scope, Fault fault) {
        tell(ofFaults, each -> each.fired(id, lane, scope, fault));
    }

    @Override
    public void stepEnded(long iteration, int lane, String step, boolean passed, long nanos) {
        tell(ofSteps, each -> each.stepEnded(iteration, lane, step, passed, nanos));
    }

    @Override
    public void failed(Failure failure) {
        tell(all, each -> each.failed(failure));
    }

    @Override
    public void ended(Report report) {
        tell(all, each -> each.ended(report));
    }

    @Override
    public void cutOff(Report report) {
        tell(all, each -> each.cutOff(report));
    }
}
