package io.chaoskit.replay;

import io.chaoskit.internal.json.Json;
import io.chaoskit.internal.replay.Reach;
import io.chaoskit.internal.shrink.Odds;
import io.chaoskit.internal.shrink.Shrunk;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Failure;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** The few faults that a failure takes, and how that is known. Immutable. */
public final class ShrinkResult {

    private static final int BAR = 20;
    private static final Set<Reach> ALONE = Set.of(Reach.ALONE, Reach.APART);

    private final FailedRun run;
    private final Failure failure;
    private final Duration time;
    private final Shrunk shrunk;

    ShrinkResult(FailedRun run, Failure failure, Duration time, Shrunk shrunk) {
        this.run = run;
        this.failure = failure;
        this.time = time;
        this.shrunk = shrunk;
    }

    /**
     * The failure that was shrunk.
     *
     * @return as the report has it
     */
    public Failure failure() {
        return failure;
    }

    /**
     * A fault that is left, as it is made again: at a hit that is found by its key, and not left to a trigger.
     *
     * @param iteration in which; 0 for the run itself
     * @param key finds the hit
     * @param draws the number of the hit that the effect draws as
     * @param delayNanos how long it waits, in nanoseconds; empty for what the effect draws
     * @param exception the class of what it throws instead of its own; empty for that
     */
    public record PinnedFault(
            long iteration, Fault.Key key, long draws, OptionalLong delayNanos, Optional<String> exception) {}

    /**
     * The faults that are left, as they are made again.
     *
     * @return in order
     */
    public List<PinnedFault> pinned() {
        return shrunk.pins().stream()
                .map(each -> new PinnedFault(
                        each.iteration(), each.key(), each.draws(), each.delayNanos(), each.exception()))
                .toList();
    }

    /**
     * The steps that the failure does not need.
     *
     * @return their names
     */
    public Set<String> withoutSteps() {
        return Set.copyOf(shrunk.withoutSteps());
    }

    /**
     * Whether its iteration fails without those before it.
     *
     * @return false when they are needed too, or it did not come again
     */
    public boolean alone() {
        return shrunk.reproduction().reach().filter(ALONE::contains).isPresent();
    }

    /**
     * Whether the failure came again at all; if not, nothing is known of its faults.
     *
     * @return false when there is no result
     */
    public boolean reproduced() {
        return shrunk.reproduction().reproduced();
    }

    /**
     * The faults that are left.
     *
     * @return in the order of the trace; empty when it fails without any, or did not come again
     */
    public List<Fault> faults() {
        return shrunk.faults();
    }

    /**
     * How it is known that none of them can be left out.
     *
     * @return {@code minimal}, {@code 1-minimal}, {@code budget} or {@code not reproduced}
     */
    public String proof() {
        return shrunk.proof().text();
    }

    /**
     * How many runs it took.
     *
     * @return 1 or more, unless it was interrupted at once
     */
    public int runs() {
        return shrunk.runs();
    }

    /**
     * What was weakened.
     *
     * @return for people, in the order in which it was done
     */
    public List<String> weakened() {
        return shrunk.weakened();
    }

    /**
     * The minimal faults in a sentence.
     *
     * @return for example {@code iteration 7 fails with panic() at step('buy'), hit 1: 2 orders are lost}
     */
    public String sentence() {
        String what = failure.message().lines().findFirst().orElse("");
        if (!reproduced()) {
            return "the failure of iteration " + failure.iteration() + " did not come again in "
                    + shrunk.reproduction().of() + " tries";
        }
        if (shrunk.pins().isEmpty()) {
            return "iteration " + failure.iteration() + " fails without any fault: " + what;
        }
        String faults = shrunk.faults().stream().map(this::described).collect(Collectors.joining(", and "));
        return "iteration " + failure.iteration() + " fails with " + faults + ": " + what;
    }

    private String described(Fault fault) {
        return fault.iteration() == failure.iteration()
                ? fault.toString()
                : fault + " in iteration " + fault.iteration();
    }

    /**
     * How the result is known.
     *
     * @return for example {@code minimal: all 6 smaller sets pass}
     */
    public String howKnown() {
        String proof = shrunk.proof().text();
        return switch (shrunk.proof()) {
            case MINIMAL ->
                shrunk.pins().isEmpty()
                        ? proof + ": no fault is needed"
                        : proof + ": "
                                + (shrunk.passing() == 1
                                        ? "the only smaller set passes"
                                        : "all " + shrunk.passing() + " smaller sets pass");
            case ONE_MINIMAL -> proof + ": it passes without any one of them";
            case BUDGET ->
                shrunk.stopped() ? "stopped before all was tried" : "budget ended after " + Durations.format(time);
            case NOT_REPRODUCED -> proof;
        };
    }

    /**
     * The result for a terminal.
     *
     * @return several lines, the last one ended
     */
    public String toText() {
        StringBuilder text = new StringBuilder(sentence()).append('\n');
        line(text, "known", howKnown());
        shrunk.reproduction()
                .reach()
                .ifPresent(reach -> line(
                        text,
                        "repeated",
                        shrunk.reproduction().failed() + " of "
                                + shrunk.reproduction().of() + " tries failed, " + reach.text()));
        shrunk.odds().ifPresent(odds -> line(text, "odds", text(odds)));
        shrunk.weakened().forEach(each -> line(text, "weakened", each));
        shrunk.reproduction().others().forEach(each -> line(text, "another", each));
        line(text, "runs", Integer.toString(shrunk.runs()));
        for (int i = 0; i < shrunk.causality().size(); i++) {
            Odds odds = shrunk.causality().get(i);
            String bar = "█".repeat((int) Math.round(odds.share() * BAR));
            line(text, i == 0 ? "causality" : "", "first " + i + "  " + bar + " " + percent(odds.share()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append("  ")
                .append(label)
                .append(" ".repeat(Math.max(1, 10 - label.length())))
                .append(value)
                .append('\n');
    }

    private static String text(Odds odds) {
        return "fails " + odds.failed() + " of " + odds.of() + ", 95 % interval " + percent(odds.low()) + " to "
                + percent(odds.high());
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /**
     * The result for a terminal.
     *
     * @return as {@link #toText()}
     */
    @Override
    public String toString() {
        return toText();
    }

    /**
     * The result as JSON.
     *
     * @return one object, indented
     */
    public String toJson() {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("scenario", run.scenario());
        root.put("seed", run.seed());
        root.put("iteration", failure.iteration());
        root.put("reproduced", reproduced());
        root.put("needed", shrunk.reproduction().reach().map(Reach::text).orElse(""));
        root.put(
                "tries",
                odds(new Odds(
                        shrunk.reproduction().failed(), shrunk.reproduction().of())));
        root.put("runs", shrunk.runs());
        Map<String, Object> minimal = new LinkedHashMap<>();
        minimal.put("faults", shrunk.faults().stream().map(ShrinkResult::fault).toList());
        minimal.put("proof", proof());
        minimal.put("sentence", sentence());
        minimal.put("known", howKnown());
        root.put("minimal", minimal);
        root.put("odds", shrunk.odds().map(ShrinkResult::interval).orElse(null));
        root.put("weakened", shrunk.weakened());
        root.put("withoutSteps", shrunk.withoutSteps().stream().sorted().toList());
        List<Object> causality = new ArrayList<>();
        for (int i = 0; i < shrunk.causality().size(); i++) {
            Map<String, Object> bar = odds(shrunk.causality().get(i));
            bar.put("kept", i);
            causality.add(bar);
        }
        root.put("causality", causality);
        root.put("others", shrunk.reproduction().others());
        return Json.indented(root);
    }

    private static Map<String, Object> odds(Odds odds) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("failed", odds.failed());
        node.put("of", odds.of());
        return node;
    }

    private static Map<String, Object> interval(Odds odds) {
        Map<String, Object> node = odds(odds);
        node.put("low", odds.low());
        node.put("high", odds.high());
        return node;
    }

    private static Map<String, Object> fault(Fault fault) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("iteration", fault.iteration());
        node.put("injector", fault.injector());
        node.put("site", fault.site());
        node.put("hit", fault.hit());
        node.put("effect", fault.effect());
        node.put("task", fault.task());
        node.put("method", fault.place().method());
        node.put("caller", fault.place().caller());
        return node;
    }
}
