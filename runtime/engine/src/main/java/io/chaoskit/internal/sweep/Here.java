package io.chaoskit.internal.sweep;

import io.chaoskit.internal.run.FiredFaults;
import io.chaoskit.internal.run.Loom;
import io.chaoskit.internal.run.Run;
import io.chaoskit.internal.run.RunSettings;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Report;
import io.chaoskit.validator.Validators;
import io.chaoskit.value.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes runs in this JVM, with one lane. Classes stay woven from one to the next. Used by one thread. */
final class Here implements Bench {

    /** What was seen of a run, and its report. */
    record Seen(Observed observed, Report report) {}

    /** Ends a run when a step of it hangs: others would take as long, and show no more. By the lane; used by the thread that made it. */
    private static final class Cut {

        private final Thread driver = Thread.currentThread();
        private final long last;
        private volatile boolean made;

        /** {@code last} is the number of the last iteration, after which the run ends by itself. */
        Cut(long last) {
            this.last = last;
        }

        void hung(long iteration) {
            if (iteration < last) {
                made = true;
                driver.interrupt();
            }
        }

        /** Takes the interrupt back. */
        void end() {
            if (made) {
                Thread.interrupted();
            }
        }
    }

    private final Supplier<Scenario> scenario;
    /** Made before classes are woven, so that it sees them as they were compiled. */
    private Witness witness;

    private final Loom loom = new Loom();
    private final Loom.Hold woven = loom.hold();

    /** {@code scenario} gives the scenario, as fresh as can be had: it is asked for before each run. */
    Here(Supplier<Scenario> scenario) {
        this.scenario = scenario;
    }

    @Override
    public Optional<Observed> run(RunOrder order) {
        return seen(order).map(Seen::observed);
    }

    Optional<Seen> seen(RunOrder order) {
        if (Run.mayNotBegin()) {
            return Optional.empty();
        }
        if (witness == null) {
            witness = new Witness();
        }
        ShootingPlan plan = new ShootingPlan(order.shots(), order.rounds(), order.more());
        Cut cut = new Cut(order.iterations());
        IterationWatch watch = new IterationWatch(cut::hung, iteration -> sample(order, iteration));
        FiredFaults listener = new FiredFaults();
        Scenario adapted = adapted(scenario.get(), watch, order);
        RunSettings settings = new RunSettings(
                plan, List.of(listener), seed -> "", Clock.SYSTEM, false, Map.of(), Origin.UNKNOWN, 1, true, loom);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(adapted.classLoader().orElse(before));
        Report report;
        witness.begin(order.watch());
        try {
            report = new Run(adapted, order.seed(), settings).execute();
        } catch (IllegalStateException ending) {
            // The process may have begun to end after it was asked.
            if (Run.mayNotBegin()) {
                return Optional.empty();
            }
            throw ending;
        } finally {
            cut.end();
            Thread.currentThread().setContextClassLoader(before);
        }
        if (Run.mayNotBegin()) {
            return Optional.empty();
        }
        Evidence evidence = witness.end(order.watch(), adapted, plan.passed());
        return Optional.of(new Seen(Observed.of(plan, watch, listener.trace(), report, evidence), report));
    }

    /** What is open after the last fault, and gone later, was closed by somebody or by the collector. */
    private void sample(RunOrder order, long iteration) {
        if (iteration == order.faulty()) {
            witness.sample();
        }
    }

    private static Scenario adapted(Scenario scenario, IterationWatch watch, RunOrder order) {
        ScenarioBuilder<Object> changed = scenario.toBuilder()
                .lanes(1)
                .onFailure(FailurePolicy.RESUME)
                .repeat(order.iterations())
                .seed(order.seed())
                .check(watch);
        boolean limited = scenario.assertions().stream()
                .anyMatch(each -> each.validator().id().equals("noInfiniteLoop"));
        if (!limited) {
            changed.check(Validators.noInfiniteLoop(order.hangLimit()));
        }
        return changed.build();
    }

    @Override
    public void close() {
        woven.close();
        if (witness != null) {
            witness.close();
        }
    }
}
