package io.chaoskit.replay;

import io.chaoskit.internal.json.Json;
import io.chaoskit.internal.sweep.Search.Made;
import io.chaoskit.internal.sweep.Shot;
import io.chaoskit.internal.sweep.Shrinking;
import io.chaoskit.internal.sweep.Sweeping.Swept;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The result of a sweep. Immutable, and free of objects of the code under test. */
public final class SweepResult {

    private static final int MOST_HANDLERS = 1_000;

    private final Swept swept;
    private final List<Row> matrix;
    private final List<Found> findings;

    SweepResult(Swept swept, UnaryOperator<String> command) {
        this.swept = swept;
        this.matrix = swept.made().stream()
                .filter(each -> each.result().fired())
                .map(SweepResult::row)
                .toList();
        this.findings = found(swept.made(), command).entrySet().stream()
                .map(each -> shrunk(each.getValue(), swept.shrunk().get(each.getKey()), command))
                .toList();
    }

    /**
     * One experiment in the matrix.
     *
     * @param id names it
     * @param site where its last fault was, with its caller and the number of the hit, and the faults before it
     * @param method the method that was hit, or the site where there is none
     * @param effect what was done
     * @param outcome how the code under test took it: {@code absorbed}, {@code retried 2 times}, {@code translated}, {@code propagated},
     *     {@code vanished}, {@code hang}, {@code exit} or {@code foreign}
     * @param findings the kinds of what was wrong
     */
    public record Row(String id, String site, String method, String effect, String outcome, List<String> findings) {

        /** Copies the list. */
        public Row {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Something wrong, with the smallest experiment that shows it.
     *
     * @param kind violation, hang, leak, recovery, foreign or vanished
     * @param message for people
     * @param faults what was injected, in order
     * @param experiment names the experiment
     * @param replay the command that makes it again; empty for none
     * @param experiments how many experiments showed it
     * @param proof how it is known that it takes all those faults; empty for one
     */
    public record Found(
            String kind,
            String message,
            List<InjectedFault> faults,
            String experiment,
            String replay,
            int experiments,
            String proof) {

        /** Copies the list. */
        public Found {
            faults = List.copyOf(faults);
        }
    }

    /**
     * A fault of an experiment.
     *
     * @param text for people
     * @param injector the injector's name
     * @param site the injector's site
     * @param method the method that was hit; empty where there is none
     * @param effect what was done
     * @param caller the nearest caller in the user's own code; empty for none
     * @param iteration in which, from 1
     * @param hit which hit by the same calls, from 1
     */
    public record InjectedFault(
            String text,
            String injector,
            String site,
            String method,
            String effect,
            String caller,
            long iteration,
            long hit) {}

    private static Row row(Made made) {
        Shot last = made.experiment().last();
        String caller = last.at().caller().isEmpty() ? "" : " from " + last.at().caller();
        String hit =
                last.at().key().hit() == 1 ? "" : ", hit " + last.at().key().hit();
        List<Shot> before =
                made.experiment().shots().subList(0, made.experiment().shots().size() - 1);
        String after = before.isEmpty()
                ? ""
                : " after " + String.join(", ", before.stream().map(Shot::text).toList());
        return new Row(
                made.experiment().id(),
                last.method() + caller + hit + after,
                last.method(),
                last.effect(),
                made.result().outcome(),
                made.result().findings().stream()
                        .map(each -> each.kind().text())
                        .toList());
    }

    private static Map<String, Found> found(List<Made> all, UnaryOperator<String> command) {
        Map<String, Found> groups = new LinkedHashMap<>();
        for (Made made : all) {
            String id = made.experiment().id();
            made.result()
                    .findings()
                    .forEach(each -> groups.merge(
                            each.sameAs(),
                            new Found(
                                    each.kind().text(),
                                    each.message(),
                                    made.experiment().shots().stream()
                                            .map(SweepResult::fault)
                                            .toList(),
                                    id,
                                    command.apply(id),
                                    1,
                                    ""),
                            (first, more) -> new Found(
                                    first.kind(),
                                    first.message(),
                                    first.faults(),
                                    first.experiment(),
                                    first.replay(),
                                    first.experiments() + 1,
                                    "")));
        }
        return groups;
    }

    private static Found shrunk(Found found, Shrinking.Shrunk to, UnaryOperator<String> command) {
        return to == null
                ? found
                : new Found(
                        found.kind(),
                        found.message(),
                        to.smallest().shots().stream().map(SweepResult::fault).toList(),
                        to.smallest().id(),
                        command.apply(to.smallest().id()),
                        found.experiments(),
                        to.proof());
    }

    private static InjectedFault fault(Shot shot) {
        return new InjectedFault(
                shot.text(),
                shot.at().key().injector(),
                shot.at().key().site(),
                shot.at().key().method(),
                shot.effect(),
                shot.at().caller(),
                shot.at().iteration(),
                shot.at().key().hit());
    }

    /**
     * The scenario.
     *
     * @return its name
     */
    public String scenario() {
        return swept.scenario();
    }

    /**
     * The seed.
     *
     * @return of all runs
     */
    public long seed() {
        return swept.seed();
    }

    /**
     * The number of experiments.
     *
     * @return those that were made, 0 or more
     */
    public int experiments() {
        return swept.made().size();
    }

    /**
     * The number of places that were reached: hits of an injector that differ by their calls or their number.
     *
     * @return those that were explored, and those that were skipped
     */
    public long reached() {
        return swept.explored()
                + skipped().values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The number of places at which a fault was made.
     *
     * @return at most as many as were reached
     */
    public int explored() {
        return swept.explored();
    }

    /**
     * The places that were left out.
     *
     * @return how many, by the reason
     */
    public Map<String, Long> skipped() {
        return Map.copyOf(swept.skipped());
    }

    /**
     * The experiments whose faults came.
     *
     * @return in the order in which they were made
     */
    public List<Row> matrix() {
        return matrix;
    }

    /**
     * What is wrong.
     *
     * @return each thing once
     */
    public List<Found> findings() {
        return findings;
    }

    /**
     * The number of catch blocks that were entered.
     *
     * @return at most {@link #handlers}
     */
    public int handlersEntered() {
        return swept.handlers().entered();
    }

    /**
     * The number of catch blocks, as they are written, of the classes that faults pass through: the user's own, and those of libraries that
     * call them.
     *
     * @return 0 where the JVM lets no classes be changed
     */
    public int handlers() {
        return swept.handlers().total();
    }

    /**
     * The catch blocks that were not entered.
     *
     * @return by file and line, for example {@code Shop.groovy:9 catch (IOException)}
     */
    public List<String> handlersNeverEntered() {
        return swept.handlers().never().stream()
                .map(each -> each.place() + " catch (" + each.caught() + ")")
                .toList();
    }

    /**
     * What is worth knowing about the sweep itself.
     *
     * @return sentences for people
     */
    public List<String> notes() {
        return swept.notes();
    }

    /**
     * Why it ended before it was through.
     *
     * @return empty when it was through
     */
    public String ended() {
        return swept.end();
    }

    /**
     * The result as JSON.
     *
     * @return one object, indented
     */
    public String toJson() {
        return Json.indented(json());
    }

    /**
     * The results of several sweeps as JSON: an object for one, an array for any other number.
     *
     * @param results in order
     * @return indented
     */
    public static String toJson(List<SweepResult> results) {
        return results.size() == 1
                ? results.get(0).toJson()
                : Json.indented(results.stream().map(SweepResult::json).toList());
    }

    private Map<String, Object> json() {
        Map<String, Object> sites = new LinkedHashMap<>();
        sites.put("reached", reached());
        sites.put("explored", explored());
        sites.put("skipped", swept.skipped());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("scenario", scenario());
        json.put("seed", seed());
        json.put("experiments", experiments());
        json.put("sites", sites);
        json.put("handlers", handlersJson());
        json.put("matrix", matrix.stream().map(SweepResult::json).toList());
        json.put("findings", findings.stream().map(SweepResult::json).toList());
        json.put("notes", notes());
        json.put("ended", ended());
        return json;
    }

    private Map<String, Object> handlersJson() {
        Map<String, Object> handlers = new LinkedHashMap<>();
        handlers.put("entered", handlersEntered());
        handlers.put("total", handlers());
        handlers.put(
                "neverEntered",
                handlersNeverEntered().stream().limit(MOST_HANDLERS).toList());
        return handlers;
    }

    private static Map<String, Object> json(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("experiment", row.id());
        json.put("site", row.site());
        json.put("method", row.method());
        json.put("effect", row.effect());
        json.put("outcome", row.outcome());
        json.put("findings", row.findings());
        return json;
    }

    private static Map<String, Object> json(Found found) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", found.kind());
        json.put("message", found.message());
        List<Object> faults = new ArrayList<>();
        for (InjectedFault each : found.faults()) {
            Map<String, Object> fault = new LinkedHashMap<>();
            fault.put("iteration", each.iteration());
            fault.put("injector", each.injector());
            fault.put("site", each.site());
            fault.put("method", each.method());
            fault.put("hit", each.hit());
            fault.put("effect", each.effect());
            fault.put("caller", each.caller());
            faults.add(fault);
        }
        json.put("faults", faults);
        json.put("experiment", found.experiment());
        json.put("replay", found.replay());
        json.put("experiments", found.experiments());
        json.put("proof", found.proof());
        return json;
    }

    /**
     * The result for a terminal.
     *
     * @param colored whether it has ANSI colours
     * @return several lines
     */
    public String toText(boolean colored) {
        return new SweepText(colored).of(this);
    }

    @Override
    public String toString() {
        return toText(false);
    }
}
