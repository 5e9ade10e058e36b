package io.chaoskit.internal.check;

import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.internal.thread.Stacks;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Thrown;
import io.chaoskit.validator.Hang;
import io.chaoskit.validator.Severity;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Mistake;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what went wrong in a run, apart from what validators count themselves. Safe for all threads. */
public final class Findings {

    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    private static final int MAX_MISTAKES = 20;
    private static final int LAST_FAULTS = 8;
    private static final int SHOWN = 5;
    private static final String STOPS = ", and onFailure is stop";

    private final String replay;
    private final Stop stop;
    private final FailureLog failures;
    private final Consumer<Failure> told;
    private final List<String> fatal = new ArrayList<>();
    private final List<String> doubts = new ArrayList<>();
    private final Set<Mistake> mistakes = new LinkedHashSet<>();
    /** At most one for each lane. */
    private final SortedSet<Long> stoppedBy = new TreeSet<>();
    /** What else ended the run because it failed. */
    private final Set<String> stoppedBecause = new LinkedHashSet<>();
    /** Those of the last iteration that ended and had some: a bounded part of its trace. */
    private volatile List<Fault> lastFaults = List.of();

    private final Repeated hungAtStop = new Repeated("step", "");
    private final Repeated panics = new Repeated("panic", " in steps");
    private final Repeated unmade = new Repeated("time", "");
    private final Repeated unclosed = new Repeated("time", "");

    /** What may go wrong in each iteration: the first one, and how many there were. */
    private static final class Repeated {

        private final String noun;
        private final String where;
        private String first = "";
        private long count;

        Repeated(String noun, String where) {
            this.noun = noun;
            this.where = where;
        }

        void add(String what) {
            if (count++ == 0) {
                first = what;
            }
        }

        boolean any() {
            return count > 0;
        }

        Stream<String> reason() {
            return count == 0
                    ? Stream.empty()
                    : Stream.of(
                            first + (count == 1 ? "" : " (and " + Plural.of(count - 1, "more " + noun) + where + ")"));
        }
    }

    /**
     * The occasion of a failure: where in a run something went wrong.
     *
     * @param iteration from 1; 0 when it was outside of every iteration
     * @param lane from 1; 0 when it was outside of every lane
     * @param step the step that failed; empty for others
     * @param faults the trace of the iteration
     * @param faultsDropped how many more there were
     */
    public record Occasion(long iteration, int lane, String step, List<Fault> faults, int faultsDropped) {

        /** Outside of every iteration. */
        public static final Occasion OUTSIDE = new Occasion(0, 0, "", List.of(), 0);
    }

    /** {@code replay} is the command that repeats the run; {@code stop} ends the run when it is broken; {@code told} gets each failure. */
    public Findings(String replay, Stop stop, int lanes, Consumer<Failure> told) {
        this.told = told;
        this.failures = new FailureLog(lanes);
        this.replay = replay;
        this.stop = stop;
    }

    public FailureLog failures() {
        return failures;
    }

    private void add(Failure failure) {
        failures.add(failure);
        told.accept(failure);
    }

    /** Something went wrong, and no validator says so. {@code thrown} may be null. */
    public void record(Kind kind, Occasion at, Severity severity, String message, Thrown thrown) {
        record(kind, at, "", severity, message, thrown);
    }

    private void record(Kind kind, Occasion at, String validator, Severity severity, String message, Thrown thrown) {
        add(Failure.builder(kind, severity, message)
                .iteration(at.iteration(), at.lane())
                .step(at.step())
                .validator(validator)
                .exception(thrown)
                .faults(at.faults(), at.faultsDropped())
                .faultsBefore(at.faults().isEmpty() ? lastFaults : List.of())
                .replay(replay)
                .build());
    }

    /** An iteration ended: what fails later may be the work of its faults. */
    public void ended(List<Fault> trace) {
        if (!trace.isEmpty()) {
            lastFaults = List.copyOf(trace.subList(Math.max(0, trace.size() - LAST_FAULTS), trace.size()));
        }
    }

    /** A validator is violated. {@code thrown} may be null. */
    public void violated(Kind kind, ArmedValidator by, Occasion at, String message, Thrown thrown) {
        by.violated(message);
        record(kind, at, by.id(), by.severity(), message, thrown);
    }

    /** A validator is violated at a quiet point, by one of the iterations since the one before. */
    void violatedAt(QuietPoint point, ArmedValidator by, String message) {
        by.violated(message);
        add(Failure.builder(Kind.VALIDATOR, by.severity(), message)
                .iterations(point.first(), point.iteration())
                .validator(by.id())
                .faultsBefore(lastFaults)
                .replay(replay)
                .build());
    }

    /** A validator threw instead of answering. */
    public void crashed(ArmedValidator by, Occasion at, Throwable thrown) {
        by.crashed(thrown);
        Thrown data = Thrown.of(thrown);
        couldNotTell(by, at, data.headline(), data);
    }

    /** A validator did not answer in time. */
    public void silent(ArmedValidator by, Occasion at, CheckTimeout late) {
        by.silent(late.getMessage());
        couldNotTell(by, at, late.getMessage(), null);
    }

    private void couldNotTell(ArmedValidator by, Occasion at, String why, Thrown data) {
        record(Kind.CRASH, at, by.id(), by.severity(), by.name() + " could not tell: " + why, data);
    }

    /** The system does not work even without faults: the run ends. */
    public void warmUpFailed(String step, Throwable thrown) {
        String message = "step '" + step + "' failed in the warm-up, without any fault: "
                + Thrown.of(thrown).headline();
        problem(Kind.WARM_UP, message, thrown);
        stop.now(message);
    }

    /** A step hung until the run was stopped, which fails the run. {@code thrown} is what its interrupt made it throw; may be null. */
    public void hungAtStop(Occasion at, Hang hang, Thrown thrown) {
        record(Kind.HANG, at, Severity.CRITICAL, describeAtStop(hang), thrown);
        addHungAtStop(hang);
    }

    /** The same in the warm-up. */
    public void hungInWarmUp(Hang hang) {
        add(Failure.outside(Kind.WARM_UP, Severity.CRITICAL, describeAtStop(hang), null));
        addHungAtStop(hang);
    }

    private synchronized void addHungAtStop(Hang hang) {
        hungAtStop.add("step '" + hang.step() + "' hung for " + time(hang) + " until the run was stopped");
    }

    private static String describeAtStop(Hang hang) {
        return "step '" + hang.step() + "' must end, but had not after " + time(hang)
                + ", when the run was stopped; it was interrupted at"
                + Stacks.show(hang.stacks().get(0));
    }

    private static String time(Hang hang) {
        return Durations.rounded(hang.limit().toNanos());
    }

    /** Whether a step was only ended by the interrupt that ended the run. */
    public synchronized boolean anyHungAtStop() {
        return hungAtStop.any();
    }

    /** Something of the run itself failed. It goes on to its clean-up. */
    public void broken(String what, Throwable thrown) {
        problem(Kind.RUN, what + ": " + Thrown.of(thrown).headline(), thrown);
        stop.now(what);
    }

    /** Fails the run, and is a failure of its own. */
    public void problem(Kind kind, String message, Throwable thrown) {
        LOG.debug("{}", message, thrown);
        add(Failure.outside(kind, Severity.CRITICAL, message, thrown));
        fatal(message);
    }

    /** Something that could not be undone: the run cannot pass any more. */
    public void cleanUpFailed(String what, Throwable thrown) {
        String message = what + " failed: " + Thrown.of(thrown).headline();
        LOG.debug("{}", message, thrown);
        record(Kind.TEARDOWN, Occasion.OUTSIDE, Severity.WARNING, message, Thrown.of(thrown));
        doubt(message);
    }

    /** The scenario itself is wrong: the run ends, and proves nothing. The first ones are enough. */
    public void mistake(Mistake mistake) {
        synchronized (this) {
            if (mistakes.size() < MAX_MISTAKES) {
                mistakes.add(mistake);
            }
        }
        stop.now("the scenario has a mistake");
    }

    public synchronized List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** Fails the run. */
    public synchronized void fatal(String reason) {
        if (!fatal.contains(reason)) {
            fatal.add(reason);
        }
    }

    /** An iteration failed, which ends the run. With several lanes others may fail before all have stopped. */
    public synchronized void stoppedBy(long iteration) {
        stoppedBy.add(iteration);
    }

    /** Something that is no iteration failed, which ends the run. */
    public synchronized void stoppedBecause(String what) {
        stoppedBecause.add(what + STOPS);
    }

    /** What ended the run because it failed, in words; empty when nothing did. */
    public synchronized List<String> endedBy() {
        return Stream.concat(stoppedByReason(), stoppedBecause.stream()).toList();
    }

    private Stream<String> stoppedByReason() {
        if (stoppedBy.isEmpty()) {
            return Stream.empty();
        }
        List<String> first =
                stoppedBy.stream().limit(SHOWN).map(String::valueOf).toList();
        int more = stoppedBy.size() - first.size();
        List<String> all = more == 0
                ? first
                : Stream.concat(first.stream(), Stream.of(more + " more")).toList();
        String last = all.get(all.size() - 1);
        return Stream.of((all.size() == 1
                        ? "iteration " + last
                        : "iterations " + String.join(", ", all.subList(0, all.size() - 1)) + " and " + last)
                + " failed" + STOPS);
    }

    /** Makes the run at least UNSTABLE. */
    public synchronized void doubt(String reason) {
        doubts.add(reason);
    }

    /** A lane could not make its target, which fails the run. {@code thrown} may be null. */
    public void targetNotMade(Occasion at, String message, Throwable thrown) {
        LOG.debug("{}", message, thrown);
        record(Kind.SETUP, at, Severity.CRITICAL, message, thrown == null ? null : Thrown.of(thrown));
        synchronized (this) {
            unmade.add(message);
        }
    }

    /** A lane could not close its target: the run cannot pass any more. */
    public void targetNotClosed(Occasion at, Throwable thrown) {
        Thrown data = Thrown.of(thrown);
        String message = "closing the target failed: " + data.headline();
        LOG.debug("{}", message, thrown);
        record(Kind.TEARDOWN, at, Severity.WARNING, message, data);
        synchronized (this) {
            unclosed.add(message);
        }
    }

    /** A step ended with an {@code Error}. */
    synchronized void panic(String step, Thrown thrown) {
        panics.add("step '" + step + "' threw " + thrown.headline());
    }

    public synchronized List<String> allFatal() {
        return Stream.of(hungAtStop.reason(), panics.reason(), unmade.reason(), fatal.stream())
                .flatMap(each -> each)
                .toList();
    }

    public synchronized List<String> allDoubts() {
        return Stream.concat(doubts.stream(), unclosed.reason()).toList();
    }
}
