package io.chaoskit.internal.sweep;

import io.chaoskit.internal.run.Preflight;
import io.chaoskit.internal.sweep.Journal.Start;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Target;
import io.chaoskit.report.Failure;
import io.chaoskit.validator.Severity;
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
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** One sweep: the run without faults, twice, and then the search. Used once, by one thread. */
public final class Sweeping {

    private static final String NOT_EACH_TIME = "did not come each time without faults";
    private static final int SHOWN = 3;

    private final Order order;
    private final Clock clock = Clock.SYSTEM;
    private final long until;
    private final Laboratory laboratory;
    private final List<String> notes = new ArrayList<>();
    private final Optional<Journal> journal;
    private boolean late;
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
     * @param progress gets lines for people
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
            Consumer<String> progress) {}

    /**
     * What came of it.
     *
     * @param scenario its name
     * @param seed of all runs
     * @param made each experiment
     * @param explored at how many places a fault was made
     * @param skipped how many places were left out, by the reason
     * @param notes for people
     * @param end why it ended before it was through; empty when it was not
     */
    public record Swept(
            String scenario,
            long seed,
            List<Search.Made> made,
            int explored,
            Map<String, Long> skipped,
            List<String> notes,
            String end) {}

    public Sweeping(Order order) {
        this.order = order;
        this.until = clock.nanoTime() + order.time().map(Duration::toNanos).orElse(Long.MAX_VALUE / 2);
        this.journal = order.journal().map(file -> Journal.open(file, identity()));
        long seed = journal.flatMap(Journal::start).map(Start::seed).orElse(order.seed());
        this.laboratory = new Laboratory(
                new Laboratory.Setting(order.scenario(), seed, order.recovery(), order.repeats(), order.hangLimit()));
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
        Optional<Observed> usual = passing(scenario);
        if (usual.isEmpty()) {
            return swept(scenario, Map.of(), List.of(), 0, "it was interrupted");
        }
        Optional<Start> start = journal.flatMap(Journal::start).or(() -> start(scenario, usual.get()));
        return start.map(each -> search(scenario, each, usual.get()))
                .orElseGet(() -> swept(scenario, Map.of(), List.of(), 0, "it was interrupted"));
    }

    private void tellTarget(Scenario scenario) {
        Target again = order.scenario().get().target();
        if (scenario.target().isSameAs(again)) {
            notes.add(
                    "the target is one object that is there already, and cannot be made afresh: an experiment sees what those"
                            + " before it left behind; write target create: { … }");
        }
    }

    /** The run without faults; empty when it was cut off. */
    private Optional<Observed> passing(Scenario scenario) {
        order.progress().accept("without faults");
        Optional<Observed> usual = laboratory.withoutFaults();
        usual.ifPresent(seen -> seen.report().failures().stream()
                .filter(each -> each.severity() != Severity.INFO)
                .findFirst()
                .ifPresent(each -> {
                    throw failsAnyway(scenario, each);
                }));
        return usual;
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
    private Optional<Start> start(Scenario scenario, Observed usual) {
        Optional<Observed> second = laboratory.withoutFaults();
        if (second.isEmpty()) {
            return Optional.empty();
        }
        List<Arrival> first = usual.arrivals().all();
        Set<Arrival.Identity> again =
                second.get().arrivals().all().stream().map(Arrival::identity).collect(Collectors.toSet());
        List<Arrival> each =
                first.stream().filter(one -> again.contains(one.identity())).toList();
        Merging merged =
                Merging.of(each.stream().filter(one -> one.iteration() == 1).toList());
        if (merged.kept().isEmpty()) {
            throw nothingReached(scenario);
        }
        Map<String, Long> skipped = new TreeMap<>(merged.skipped());
        tellDifference(first, again, second.get().arrivals().all(), skipped);
        if (usual.arrivals().unseen() > 0) {
            skipped.merge(Arrivals.MORE_HITS, usual.arrivals().unseen(), Long::sum);
        }
        tellOutside(usual);
        List<Arrival> all = new ArrayList<>(first);
        all.addAll(second.get().arrivals().all());
        Start begun =
                new Start(order.seed(), merged.kept(), all.stream().distinct().toList(), skipped);
        journal.ifPresent(file -> file.begin(begun));
        return Optional.of(begun);
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
        notes.add("the steps are not deterministic by themselves: of two runs without faults one reached " + where
                + (different.size() > SHOWN ? " and " + (different.size() - SHOWN) + " more" : "")
                + ", and the other did not");
    }

    private void tellOutside(Observed usual) {
        Set<String> outside = usual.plan().outside();
        if (!outside.isEmpty()) {
            notes.add("not swept, because they act on the run and not at a hit: " + String.join(", ", outside));
        }
    }

    private Swept search(Scenario scenario, Start start, Observed usual) {
        Search search = new Search(order.scope(), start.all(), experiment -> make(experiment, usual));
        search.run(start.kept(), left -> order.progress().accept("experiment " + (made + 1) + ", " + left + " to go"));
        Map<String, Long> skipped = new TreeMap<>(start.skipped());
        search.skipped().forEach((why, count) -> skipped.merge(why, count, Long::sum));
        String end = search.ended() ? end() : "";
        return swept(scenario, skipped, search.made(), search.explored(), end);
    }

    private String end() {
        if (late) {
            return "the time was over";
        }
        return laboratory.end().isEmpty() ? "it was interrupted" : laboratory.end();
    }

    private Optional<Result> make(Experiment experiment, Observed usual) {
        made++;
        Optional<Result> known = journal.flatMap(file -> file.result(experiment));
        if (known.isPresent()) {
            return known;
        }
        if (clock.nanoTime() - until > 0) {
            late = true;
            return Optional.empty();
        }
        Optional<Result> result = laboratory.make(experiment, usual);
        result.ifPresent(fresh -> journal.ifPresent(file -> file.add(experiment, fresh)));
        return result;
    }

    private Swept swept(Scenario scenario, Map<String, Long> skipped, List<Search.Made> all, int explored, String end) {
        long seed = journal.flatMap(Journal::start).map(Start::seed).orElse(order.seed());
        return new Swept(scenario.name(), seed, all, explored, skipped, List.copyOf(notes), end);
    }
}
