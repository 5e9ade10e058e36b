package io.chaoskit.internal.sweep;

import io.chaoskit.internal.live.Leftovers;
import io.chaoskit.internal.live.Leftovers.Left;
import io.chaoskit.internal.sweep.RunOrder.More;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes experiments: each is a run of its own on a fresh target, and one more with its faults in several iterations when nothing was wrong.
 * When something was, a run without faults shows whether the JVM is still as it was at the begin; where it is not, another one is used from
 * there on. Used by one thread.
 */
final class Laboratory implements AutoCloseable {

    /** How often it is looked for what the collector may close. */
    private static final int LOOKS = 3;

    /**
     * How experiments are made.
     *
     * @param scenario gives the scenario, as fresh as can be had: it is asked for before each run
     * @param seed of all runs
     * @param recovery how many iterations without faults follow
     * @param repeats in how many iterations in a row the faults are made again, to see what adds up; 0 for never
     * @param hangLimit how long a step may take when the scenario does not say so
     * @param workers starts other JVMs; empty where that cannot be
     * @param notes gets sentences for people
     */
    record Setting(
            Supplier<Scenario> scenario,
            long seed,
            int recovery,
            int repeats,
            Duration hangLimit,
            Optional<Workers> workers,
            Consumer<String> notes) {}

    /**
     * The runs without faults, from the time when nothing was left behind.
     *
     * @param first of them
     * @param always the hits that came each time; empty when they differ by themselves
     */
    record Usual(Observed first, Set<Arrival.Identity> always) {

        static Usual of(Observed first, Observed second) {
            Set<Arrival.Identity> hits = first.reached().identities();
            return new Usual(first, hits.equals(second.reached().identities()) ? hits : Set.of());
        }
    }

    /** An experiment that was made; {@code unmade} says why there was no target for it, and then there is no result. */
    private record Attempt(Optional<Result> result, Optional<Failure> unmade) {

        static Attempt of(Result result) {
            return new Attempt(Optional.of(result), Optional.empty());
        }

        /** Whether what earlier experiments left behind may be the reason. */
        boolean isSuspicious() {
            return result.map(each -> !each.fired() || !each.findings().isEmpty())
                    .orElse(true);
        }
    }

    /** What a run without faults shows that comes after others: why it failed, or that it went another way. */
    private record Leftover(Optional<Failure> failure, boolean differs) {

        boolean isThere() {
            return differs || failure.isPresent();
        }

        boolean onlyDiffers() {
            return differs && failure.isEmpty();
        }

        String text() {
            return failure.map(each -> each.kind() == Failure.Kind.SETUP
                            ? "no fresh target can be made any more: " + headline(each)
                            : "a fresh target fails without faults: " + headline(each))
                    .orElse("a fresh target reaches other calls without faults than at the begin");
        }
    }

    private final Setting setting;
    private final Benches benches;
    private final Repeating repeating;
    private final Coverage coverage = new Coverage();
    /** The checks that a few iterations cannot answer, by their ids. */
    private final Set<String> ofWholeRun;
    /** What runs without faults leave behind too. */
    private Set<String> usuallyLeft = Set.of();

    private boolean told;
    private String end = "";

    Laboratory(Setting setting) {
        this.setting = setting;
        this.benches = new Benches(new Here(setting.scenario()), setting.workers());
        this.ofWholeRun = setting.scenario().get().assertions().stream()
                .filter(each -> each.validator().ofWholeRun())
                .map(Assertion::id)
                .collect(Collectors.toSet());
        this.repeating = new Repeating(
                setting.repeats(),
                (experiment, rounds, more) ->
                        observe(experiment, rounds, (long) rounds + setting.recovery(), more, false));
    }

    /** The run without faults; empty when no run may begin any more. */
    Optional<Observed> withoutFaults() {
        boolean clean = benches.clean();
        Optional<Observed> seen = observe(List.of(), 1, 1L + setting.recovery(), More.NONE, Set.of(), false);
        if (clean) {
            seen.ifPresent(each -> usuallyLeft = Leftovers.kinds(each.evidence().left()));
        }
        return seen;
    }

    /** The kinds of what the last run without faults left behind in a clean JVM. */
    Set<String> usuallyLeft() {
        return usuallyLeft;
    }

    /** The catch blocks that were seen in all runs. */
    Coverage coverage() {
        return coverage;
    }

    /** From here on each run has a JVM of its own; false when there are no others. */
    boolean oneRunInEachJvm() {
        if (benches.renewable()) {
            benches.oneRunEach();
        }
        return benches.hasOneRunEach();
    }

    /** Makes an experiment; empty when it was cut off. */
    Optional<Result> make(Experiment experiment, Usual usual) {
        if (!end.isEmpty()) {
            return Optional.empty();
        }
        boolean clean = benches.clean();
        Optional<Attempt> made = attempt(experiment, usual);
        if (made.isEmpty() || !made.get().isSuspicious()) {
            return made.flatMap(Attempt::result);
        }
        Optional<Leftover> left = leftBehind(usual);
        if (left.isEmpty()) {
            return Optional.empty();
        }
        if (!left.get().isThere() && made.get().result().isPresent()) {
            return made.get().result();
        }
        return benches.renewable() && !benches.hasOneRunEach()
                ? inAnother(experiment, usual, left.get(), clean ? made : Optional.empty())
                : asItIs(made.get(), left.get());
    }

    /** There is no other JVM, or what is left behind is not in it. */
    private Optional<Result> asItIs(Attempt made, Leftover left) {
        if (made.unmade().isPresent()) {
            end = new Leftover(made.unmade(), false).text();
        } else if (left.failure().isPresent()) {
            end = left.text();
        }
        return made.result();
    }

    /** {@code known} is what came of the experiment when it was the first with faults in its JVM. */
    private Optional<Result> inAnother(Experiment experiment, Usual usual, Leftover left, Optional<Attempt> known) {
        tell(experiment, left);
        benches.renew();
        if (known.isPresent()) {
            return known.flatMap(made -> blamed(made, left));
        }
        Optional<Attempt> made = attempt(experiment, usual);
        if (made.isEmpty() || !made.get().isSuspicious()) {
            return made.flatMap(Attempt::result);
        }
        Optional<Leftover> own = leftBehind(usual);
        if (own.isPresent() && own.get().isThere()) {
            benches.renew();
        }
        return own.flatMap(each -> blamed(made.get(), each));
    }

    private void tell(Experiment experiment, Leftover left) {
        if (!told) {
            told = true;
            setting.notes()
                    .accept("experiments leave something behind in their JVM, so that others are used: after "
                            + experiment.text() + " " + left.text());
        }
    }

    /** What an experiment that was made in a clean JVM leaves behind there is its own. */
    private Optional<Result> blamed(Attempt made, Leftover left) {
        if (made.unmade().isPresent()) {
            end = new Leftover(made.unmade(), false).text();
        }
        return made.result()
                .map(result -> result.fired() && result.findings().isEmpty()
                        ? left.failure()
                                .map(each -> result.with(Repeating.leak(each)))
                                .orElse(result)
                        : result);
    }

    /** What goes another way once may do so by itself: what is left behind is there the next time too. */
    private Optional<Leftover> leftBehind(Usual usual) {
        return withoutFaults()
                .flatMap(seen -> leftover(seen, usual).onlyDiffers() ? withoutFaults() : Optional.of(seen))
                .map(seen -> leftover(seen, usual));
    }

    private static Leftover leftover(Observed seen, Usual usual) {
        return new Leftover(seen.failure(), !seen.reached().identities().containsAll(usual.always()));
    }

    private Optional<Attempt> attempt(Experiment experiment, Usual usual) {
        long faulty = experiment.lastIteration();
        Optional<Observed> made = observe(experiment, 1, faulty + setting.recovery(), More.NONE, false);
        if (made.isEmpty()) {
            return Optional.empty();
        }
        Observed seen = made.get();
        if (seen.notMade().isPresent()) {
            return Optional.of(new Attempt(Optional.empty(), seen.notMade()));
        }
        if (!seen.allFired()) {
            return Optional.of(Attempt.of(Result.notFired()));
        }
        Judgement judgement = judged(experiment, usual, seen);
        return findings(experiment, usual, seen, judgement).map(findings -> {
            Merging merged = Merging.of(seen.reached().after());
            Map<String, Long> skipped =
                    merged.skippedBeside(usual.first().reached().identities());
            return Attempt.of(new Result(true, judgement.outcome(), findings, merged.kept(), skipped));
        });
    }

    /** What is wrong, and when nothing is, what is wrong when the faults come more often; empty when that was cut off. */
    private Optional<List<Finding>> findings(Experiment experiment, Usual usual, Observed seen, Judgement judgement) {
        List<Finding> found = new ArrayList<>(judgement.findings());
        Set<String> suspected = new TreeSet<>(seen.evidence().suspected(0));
        if (found.isEmpty() && judgement.retries() > 0 && followedRetries() > 1) {
            Optional<Observed> insisted = insisting(experiment);
            if (insisted.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(judged(experiment, usual, insisted.get()).ofRetries());
        }
        if (found.isEmpty() && isRepeatable(experiment) && !seen.onlyWaited()) {
            Optional<Repeating.Seen> repeated = repeating.of(experiment, usual, seen.quick());
            if (repeated.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(repeated.get().findings());
            suspected.addAll(repeated.get().suspected());
        }
        boolean hangs = found.stream().anyMatch(each -> each.kind() == Finding.Kind.HANG);
        if (suspected.isEmpty() || seen.hung() || hangs) {
            return Optional.of(found);
        }
        return leaks(experiment, seen, suspected).map(leaks -> {
            found.addAll(leaks);
            return found;
        });
    }

    private static Judgement judged(Experiment experiment, Usual usual, Observed seen) {
        return new Judgement(usual.first(), seen, experiment.shots(), experiment.lastIteration());
    }

    /** How many calls after a fault its checks of retries look at. */
    private int followedRetries() {
        return setting.scenario().get().assertions().stream()
                .mapToInt(each -> each.validator().followedRetries())
                .max()
                .orElse(0);
    }

    /** Where calls are repeated, each time the fault comes again, until a limit on retries is passed. */
    private Optional<Observed> insisting(Experiment experiment) {
        return observe(experiment, 1, experiment.lastIteration(), More.later(followedRetries()), false);
    }

    private boolean isRepeatable(Experiment experiment) {
        return setting.repeats() > 1 && experiment.lastIteration() == 1;
    }

    /**
     * What is left again is a leak: the first time it may be what is begun once and kept, such as a pool that all share. Where each run has a
     * JVM of its own, more must be left by more faults.
     */
    private Optional<List<Finding>> leaks(Experiment experiment, Observed first, Set<String> suspected) {
        if (benches.hasOneRunEach() && !isRepeatable(experiment)) {
            return Optional.of(List.of());
        }
        long rounds = isRepeatable(experiment) ? setting.repeats() : 1;
        long least = benches.hasOneRunEach() ? 1 : 0;
        for (int i = 0; i < LOOKS; i++) {
            Optional<Observed> again =
                    observe(experiment, rounds, Math.max(rounds, experiment.lastIteration()), More.NONE, true);
            if (again.isEmpty()) {
                return Optional.empty();
            }
            Evidence evidence = again.get().evidence();
            List<Finding> found = suspected.stream()
                    .filter(kind -> evidence.count(kind)
                            > least * Math.max(1, first.evidence().count(kind)))
                    .map(kind -> leak(evidence, kind))
                    .toList();
            if (!found.isEmpty() || Collections.disjoint(suspected, evidence.lost())) {
                return Optional.of(found);
            }
        }
        return Optional.of(List.of());
    }

    private static Finding leak(Evidence evidence, String kind) {
        Left left = evidence.left().stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        return new Finding(Finding.Kind.LEAK, left.text() + " after the target was closed", "left " + kind);
    }

    private static String headline(Failure failure) {
        return failure.message().lines().findFirst().orElse("");
    }

    /** Why no experiment can be made any more; empty when that is only because of an interrupt. */
    String end() {
        return end;
    }

    private Optional<Observed> observe(
            Experiment experiment, long rounds, long iterations, More more, boolean patient) {
        return observe(experiment.shots(), rounds, iterations, more, usuallyLeft, patient);
    }

    private Optional<Observed> observe(
            List<Shot> shots, long rounds, long iterations, More more, Set<String> usual, boolean patient) {
        RunOrder.Watch watch = new RunOrder.Watch(coverage.classes(), usual, patient);
        Optional<Observed> seen =
                benches.run(new RunOrder(setting.seed(), shots, rounds, iterations, more, setting.hangLimit(), watch));
        seen.ifPresent(
                each -> coverage.see(each.evidence().passed(), each.evidence().handlers()));
        return seen.map(each -> each.without(ofWholeRun));
    }

    @Override
    public void close() {
        benches.close();
    }
}
