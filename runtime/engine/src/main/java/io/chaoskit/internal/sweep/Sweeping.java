package io.chaoskit.internal.sweep;

import io.chaoskit.internal.run.Preflight;
import io.chaoskit.internal.sweep.Journal.Start;
import io.chaoskit.internal.sweep.Laboratory.Usual;
import io.chaoskit.internal.thread.ExitCall;
import io.chaoskit.internal.weave.CatchBlock;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Target;
import io.chaoskit.report.Failure;
import io.chaoskit.value.Clock;
import io.chaoskit.value.Mistake;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One sweep: the run without faults, twice, and then the search. Used once, by one thread. */
public final class Sweeping {

    private static final String NOT_EACH_TIME = "did not come each time without faults";
    private static final int SHOWN = 3;
    /** After so many experiments in a row that hang, each of which takes as long as a step may, others will too. */
    private static final int MAX_HANGS = 10;

    private final Order order;
    private final Clock clock = Clock.SYSTEM;
    private final long until;
    private final Laboratory laboratory;
    private final List<String> notes = new ArrayList<>();
    private final Optional<Journal> journal;
    private boolean late;
    private int hangs;
    private int made;

    /**
     * What is wanted.
     *
     * @param scenario gives the scenario, as fresh as can be had
     * @param seed of all runs
     * @param scope which part of the space
     * @param recovery how many iterations without faults follow
     * @param repeats in how many iterations in a row faults are made again; 0 for never
     * @param hangLimit how long a step may take when the scenario does not say so
     * @param time how long it may take; empty for as long as it takes
     * @param journal where it is written as it goes; empty for nowhere
     * @param script tells scripts apart in journals
     * @param workers starts other JVMs, for code under test that leaves something behind in its own; empty where that cannot be
     * @param progress gets lines for people
     * @param notes gets what is worth knowing, as soon as it is known
     */
    public record Order(
            Supplier<Scenario> scenario,
            long seed,
            Search.Scope scope,
            int recovery,
            int repeats,
            Duration hangLimit,
            Optional<Duration> time,
            Optional<Path> journal,
            String script,
            Optional<Workers> workers,
            Consumer<String> progress,
            Consumer<String> notes) {}

    /**
     * What came of it.
     *
     * @param scenario its name
     * @param seed of all runs
     * @param made each experiment
     * @param explored at how many places a fault was made
     * @param skipped how many places were left out, by the reason
     * @param shrunk by what findings with the same cause have in common: the fewest faults of those that no single fault showed
     * @param handlers the catch blocks that faults may come to
     * @param notes for people
     * @param end why it ended before it was through; empty when it was not
     */
    public record Swept(
            String scenario,
            long seed,
            List<Search.Made> made,
            int explored,
            Map<String, Long> skipped,
            Map<String, Shrinking.Shrunk> shrunk,
            Handled handlers,
            List<String> notes,
            String end) {}

    /**
     * The catch blocks of the classes that faults may pass through.
     *
     * @param entered how many were entered
     * @param total how many there are
     * @param never those that were not entered, by file and line
     */
    public record Handled(int entered, int total, List<CatchBlock> never) {}

    public Sweeping(Order order) {
        this.order = order;
        this.until = clock.nanoTime() + order.time().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        this.journal = order.journal().map(file -> Journal.open(file, identity()));
        long seed = journal.flatMap(Journal::start).map(Start::seed).orElse(order.seed());
        this.laboratory = new Laboratory(new Laboratory.Setting(
                order.scenario(),
                seed,
                order.recovery(),
                order.repeats(),
                order.hangLimit(),
                order.workers(),
                this::note));
    }

    private Map<String, Object> identity() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("script", order.script());
        all.put("scenario", order.scenario().get().name());
        all.put("depth", order.scope().depth());
        all.put("recovery", order.recovery());
        all.put("repeats", order.repeats());
        all.put("shard", order.scope().part() + "/" + order.scope().parts());
        return all;
    }

    /**
     * Sweeps.
     *
     * @throws InvalidScenarioException if the scenario does not fit its methods, fails without faults, or has nothing to inject
     */
    public Swept run() {
        try (laboratory) {
            return swept();
        }
    }

    private Swept swept() {
        Scenario scenario = order.scenario().get();
        List<Mistake> mistakes = Preflight.mistakes(scenario);
        if (!mistakes.isEmpty()) {
            throw new InvalidScenarioException(scenario.name(), mistakes);
        }
        if (scenario.injectors().isEmpty()) {
            throw mistake(
                    scenario,
                    "a sweep must have something to inject, but '" + scenario.name() + "' has no injector",
                    "inject anyException() on 'com.acme..*(..)'");
        }
        tellTarget(scenario);
        tellFigures(scenario);
        Optional<Observed> first = passing(scenario);
        Optional<Observed> second = first.flatMap(any -> again(scenario));
        if (second.isEmpty()) {
            return swept(scenario, Map.of(), List.of(), 0, Map.of(), interruption());
        }
        tellUsuallyLeft();
        // Each sweep sees it anew, and no journal needs it.
        laboratory.coverage().fresh();
        Start start = journal.flatMap(Journal::start).orElseGet(() -> start(scenario, first.get(), second.get()));
        return search(scenario, start, Usual.of(first.get(), second.get()));
    }

    private void tellTarget(Scenario scenario) {
        Target again = order.scenario().get().target();
        if (scenario.target().isSameAs(again)) {
            note(
                    "the target is one object that is there already, and cannot be made afresh: an experiment sees what those"
                            + " before it left behind; write target create: { … }");
        }
    }

    private void tellFigures(Scenario scenario) {
        String figures = scenario.assertions().stream()
                .filter(each -> each.validator().ofWholeRun())
                .map(Assertion::name)
                .collect(Collectors.joining(", "));
        if (!figures.isEmpty()) {
            note("not checked, because an experiment has few iterations, and faults in some of them: " + figures);
        }
    }

    /** The run without faults; empty when it was cut off. */
    private Optional<Observed> passing(Scenario scenario) {
        order.progress().accept("without faults");
        Optional<Observed> usual = laboratory.withoutFaults();
        usual.flatMap(Observed::failure).ifPresent(each -> {
            throw failsAnyway(scenario, each);
        });
        return usual;
    }

    /** Once more, in another JVM where the first has left something behind in this one; empty when it was cut off. */
    private Optional<Observed> again(Scenario scenario) {
        Optional<Observed> second = laboratory.withoutFaults();
        Optional<Failure> failed = second.flatMap(Observed::failure);
        if (failed.isEmpty()) {
            return second;
        }
        String why = failed.get().message().lines().findFirst().orElse("");
        if (!laboratory.oneRunInEachJvm()) {
            throw mistake(
                    scenario,
                    "a scenario must pass without faults each time to be swept, but '" + scenario.name()
                            + "' does not the second time in the same JVM: " + why,
                    "chaoskit sweep, which gives each run a JVM of its own then");
        }
        note("each run has a JVM of its own, because the first one without faults leaves something behind: " + why);
        return passing(scenario);
    }

    private static InvalidScenarioException failsAnyway(Scenario scenario, Failure failure) {
        String where = failure.iteration() > 0 ? " in iteration " + failure.iteration() : "";
        return mistake(
                scenario,
                "a scenario must pass without faults to be swept, but '" + scenario.name() + "' does not" + where + ": "
                        + failure.message().lines().findFirst().orElse(""),
                "run it without its injectors first");
    }

    private static InvalidScenarioException mistake(Scenario scenario, String message, String hint) {
        return new InvalidScenarioException(scenario.name(), List.of(new Mistake(scenario.at(), message, hint)));
    }

    /** What the search begins with: what is reached each time. */
    private Start start(Scenario scenario, Observed usual, Observed second) {
        List<Arrival> first = usual.reached().all();
        Set<Arrival.Identity> again = second.reached().identities();
        List<Arrival> each =
                first.stream().filter(one -> again.contains(one.identity())).toList();
        // What comes now and then is better than nothing.
        Merging merged = Merging.of((each.isEmpty() ? first : each)
                .stream().filter(one -> one.iteration() == 1).toList());
        if (merged.kept().isEmpty()) {
            throw nothingReached(scenario);
        }
        Map<String, Long> skipped = new TreeMap<>(merged.skipped());
        tellDifference(first, again, second.reached().all(), skipped);
        if (usual.reached().unseen() > 0) {
            skipped.merge(Arrivals.MORE_HITS, usual.reached().unseen(), Long::sum);
        }
        tellOutside(usual);
        List<Arrival> all = new ArrayList<>(first);
        all.addAll(second.reached().all());
        Start begun =
                new Start(order.seed(), merged.kept(), all.stream().distinct().toList(), skipped);
        journal.ifPresent(file -> file.begin(begun));
        return begun;
    }

    private static InvalidScenarioException nothingReached(Scenario scenario) {
        return mistake(
                scenario,
                "a sweep must reach something to inject, but no injector of '" + scenario.name()
                        + "' was reached in the first iteration without faults",
                "see what chaoskit run says about them");
    }

    private void tellDifference(
            List<Arrival> first, Set<Arrival.Identity> again, List<Arrival> second, Map<String, Long> skipped) {
        Set<Arrival.Identity> before = first.stream().map(Arrival::identity).collect(Collectors.toSet());
        List<Arrival> different = new ArrayList<>(
                first.stream().filter(one -> !again.contains(one.identity())).toList());
        second.stream().filter(one -> !before.contains(one.identity())).forEach(different::add);
        if (different.isEmpty()) {
            return;
        }
        skipped.merge(NOT_EACH_TIME, (long) different.size(), Long::sum);
        String where = different.stream()
                .sorted(Arrival.ORDER)
                .map(one -> new Shot(one, Shot.NO_CHOICE).method() + ", hit "
                        + one.key().hit() + " in iteration " + one.iteration())
                .distinct()
                .limit(SHOWN)
                .collect(Collectors.joining("; "));
        note("the steps are not deterministic by themselves: of two runs without faults one reached " + where
                + (different.size() > SHOWN ? " and " + (different.size() - SHOWN) + " more" : "")
                + ", and the other did not");
    }

    private void tellOutside(Observed usual) {
        Set<String> outside = new TreeSet<>(usual.outside());
        if (!outside.isEmpty()) {
            note("not swept, because they act on the run and not at a hit: " + String.join(", ", outside));
        }
    }

    private Swept search(Scenario scenario, Start start, Usual usual) {
        Search search = new Search(order.scope(), start.all(), experiment -> make(experiment, usual));
        search.run(starts(start), left -> order.progress().accept("experiment " + (made + 1) + ", " + left + " to go"));
        Map<String, Long> skipped = new TreeMap<>(start.skipped());
        search.skipped().forEach((why, count) -> skipped.merge(why, count, Long::sum));
        String end = search.ended() ? end() : "";
        Map<String, Shrinking.Shrunk> shrunk = order.scope().only().isEmpty()
                ? new Shrinking(experiment -> make(experiment, usual)).of(search.made())
                : Map.of();
        return swept(scenario, skipped, search.made(), search.explored(), shrunk, end);
    }

    /** One that is wanted by its name may have to begin with what is merged. */
    private List<Arrival> starts(Start start) {
        return order.scope().only().isEmpty()
                ? start.kept()
                : start.all().stream().filter(each -> each.iteration() == 1).toList();
    }

    private String end() {
        if (late) {
            return "the time was over";
        }
        if (hangs >= MAX_HANGS) {
            return hangs + " experiments in a row hung";
        }
        return laboratory.end().isEmpty() ? interruption() : laboratory.end();
    }

    private static String interruption() {
        return ExitCall.caller()
                .filter(thread -> !ExitCall.isSignal(thread))
                .map(thread -> "thread '" + thread.getName() + "' called System.exit")
                .orElse("it was interrupted");
    }

    private Optional<Result> make(Experiment experiment, Usual usual) {
        made++;
        Optional<Result> known = journal.flatMap(file -> file.result(experiment));
        if (known.isPresent()) {
            laboratory.coverage().see(Set.of(), known.get().handlers());
            laboratory.coverage().fresh();
            return known;
        }
        if (clock.nanoTime() - until > 0) {
            late = true;
            return Optional.empty();
        }
        if (hangs >= MAX_HANGS) {
            return Optional.empty();
        }
        Optional<Result> result = laboratory
                .make(experiment, usual)
                .map(fresh -> fresh.covering(laboratory.coverage().fresh()));
        result.ifPresent(fresh -> hangs = fresh.hangs() ? hangs + 1 : 0);
        result.ifPresent(fresh -> journal.ifPresent(file -> file.add(experiment, fresh)));
        return result;
    }

    private Handled handled() {
        Coverage coverage = laboratory.coverage();
        return new Handled(coverage.enteredCount(), coverage.total(), coverage.neverEntered());
    }

    /** Told at once: what follows from it may be a reason not to wait for the rest. */
    private void note(String note) {
        notes.add(note);
        order.notes().accept(note);
    }

    private void tellUsuallyLeft() {
        if (!laboratory.usuallyLeft().isEmpty()) {
            note("what runs without faults leave behind too is not looked for: "
                    + String.join(", ", new TreeSet<>(laboratory.usuallyLeft()))
                    + "; close the target: target create: { … }, close: { … }");
        }
    }

    private Swept swept(
            Scenario scenario,
            Map<String, Long> skipped,
            List<Search.Made> all,
            int explored,
            Map<String, Shrinking.Shrunk> shrunk,
            String end) {
        long seed = journal.flatMap(Journal::start).map(Start::seed).orElse(order.seed());
        return new Swept(scenario.name(), seed, all, explored, skipped, shrunk, handled(), List.copyOf(notes), end);
    }
}
