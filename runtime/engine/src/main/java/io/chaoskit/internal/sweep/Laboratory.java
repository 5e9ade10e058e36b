package io.chaoskit.internal.sweep;

import io.chaoskit.model.Scenario;
import io.chaoskit.report.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes experiments: each is a run of its own on a fresh target, and one more with its faults in several iterations when nothing was wrong.
 * When something was, a run without faults shows whether the JVM is still as it was at the begin; where it is not, another one is used from
 * there on. Used by one thread.
 */
final class Laboratory implements AutoCloseable {

    private static final String NO_TARGET = "no fresh target";

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
     * @param always the hits that came each time
     */
    record Usual(Observed first, Set<Arrival.Identity> always) {}

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

        static final Leftover NOTHING = new Leftover(Optional.empty(), false);

        boolean isThere() {
            return differs || failure.isPresent();
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
    private boolean told;
    private String end = "";

    Laboratory(Setting setting) {
        this.setting = setting;
        this.benches = new Benches(new Here(setting.scenario()), setting.workers());
    }

    /** The run without faults; empty when no run may begin any more. */
    Optional<Observed> withoutFaults() {
        return observe(List.of(), 1, 1L + setting.recovery());
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
                        ? left.failure().map(each -> result.with(leak(each))).orElse(result)
                        : result);
    }

    private static Finding leak(Failure failure) {
        String what = failure.kind() == Failure.Kind.SETUP ? "no fresh target can be made" : "a fresh target fails";
        return new Finding(Finding.Kind.LEAK, "after it " + what + ": " + headline(failure), NO_TARGET);
    }

    private Optional<Leftover> leftBehind(Usual usual) {
        return withoutFaults().map(seen -> {
            Set<Arrival.Identity> came =
                    seen.reached().all().stream().map(Arrival::identity).collect(Collectors.toSet());
            return new Leftover(seen.failure(), !came.containsAll(usual.always()));
        });
    }

    private Optional<Attempt> attempt(Experiment experiment, Usual usual) {
        long faulty = experiment.lastIteration();
        Optional<Observed> made = observe(experiment.shots(), 1, faulty + setting.recovery());
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
        Judgement judgement = new Judgement(usual.first(), seen, experiment.shots(), faulty);
        List<Finding> findings = judgement.findings();
        if (findings.isEmpty() && setting.repeats() > 1 && faulty == 1 && !seen.onlyWaited()) {
            Optional<List<Finding>> repeated = repeated(experiment, usual);
            if (repeated.isEmpty()) {
                return Optional.empty();
            }
            findings = repeated.get();
        }
        Merging merged = Merging.of(seen.reached().after());
        return Optional.of(
                Attempt.of(new Result(true, judgement.outcome(), findings, merged.kept(), merged.skipped())));
    }

    /** Most resources do not run out by one leak. What the first run left behind may be in the way of another target. */
    private Optional<List<Finding>> repeated(Experiment experiment, Usual usual) {
        long faulty = setting.repeats();
        return observe(experiment.shots(), faulty, faulty + setting.recovery())
                .map(seen -> seen.notMade()
                        .map(each -> List.of(leak(each)))
                        .orElseGet(() -> new Judgement(usual.first(), seen, experiment.shots(), faulty).lasting()));
    }

    private static String headline(Failure failure) {
        return failure.message().lines().findFirst().orElse("");
    }

    /** Why no experiment can be made any more; empty when that is only because of an interrupt. */
    String end() {
        return end;
    }

    private Optional<Observed> observe(List<Shot> shots, long rounds, long iterations) {
        return benches.run(new RunOrder(setting.seed(), shots, rounds, iterations, setting.hangLimit()));
    }

    @Override
    public void close() {
        benches.close();
    }
}
