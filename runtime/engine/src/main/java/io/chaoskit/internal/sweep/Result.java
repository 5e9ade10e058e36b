package io.chaoskit.internal.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What came of an experiment.
 *
 * @param fired whether all its faults happened
 * @param outcome how the code under test took the last fault, for people; empty when there was none
 * @param findings what is wrong
 * @param after the hits that were reached after its last fault, merged
 * @param skipped how many of them were left out, by the reason
 * @param handlers the catch blocks that were seen or entered for the first time
 */
public record Result(
        boolean fired,
        String outcome,
        List<Finding> findings,
        List<Arrival> after,
        Map<String, Long> skipped,
        Handlers handlers) {

    /** Rejects null and copies the collections. */
    public Result {
        Objects.requireNonNull(outcome, "outcome");
        findings = List.copyOf(findings);
        after = List.copyOf(after);
        skipped = new LinkedHashMap<>(skipped);
    }

    /** Without catch blocks, so far. */
    Result(boolean fired, String outcome, List<Finding> findings, List<Arrival> after, Map<String, Long> skipped) {
        this(fired, outcome, findings, after, skipped, Handlers.NONE);
    }

    /** The faults did not come. */
    static Result notFired() {
        return new Result(false, "", List.of(), List.of(), Map.of());
    }

    /** Whether a step did not end. */
    boolean hangs() {
        return findings.stream().anyMatch(each -> each.kind() == Finding.Kind.HANG);
    }

    Result with(Finding finding) {
        return new Result(
                fired,
                outcome,
                Stream.concat(findings.stream(), Stream.of(finding)).toList(),
                after,
                skipped,
                handlers);
    }

    Result covering(Handlers fresh) {
        return new Result(fired, outcome, findings, after, skipped, fresh);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("fired", fired);
        map.put("outcome", outcome);
        map.put("findings", findings.stream().map(Finding::toMap).toList());
        map.put("after", after.stream().map(Arrival::toMap).toList());
        map.put("skipped", skipped);
        map.put("handlers", handlers.toMap());
        return map;
    }

    static Result of(Map<?, ?> map) {
        List<Finding> findings = new ArrayList<>();
        ((List<?>) map.get("findings")).forEach(each -> findings.add(Finding.of((Map<?, ?>) each)));
        List<Arrival> after = new ArrayList<>();
        ((List<?>) map.get("after")).forEach(each -> after.add(Arrival.of((Map<?, ?>) each)));
        Map<String, Long> skipped = new LinkedHashMap<>();
        ((Map<?, ?>) map.get("skipped"))
                .forEach((reason, count) -> skipped.put((String) reason, ((Number) count).longValue()));
        return new Result(
                (Boolean) map.get("fired"),
                (String) map.get("outcome"),
                findings,
                after,
                skipped,
                map.get("handlers") instanceof Map<?, ?> some ? Handlers.of(some) : Handlers.NONE);
    }
}
