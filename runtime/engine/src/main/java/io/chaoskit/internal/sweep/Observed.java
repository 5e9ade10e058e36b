package io.chaoskit.internal.sweep;

import io.chaoskit.internal.sweep.IterationWatch.Origin;
import io.chaoskit.plan.Fault;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import io.chaoskit.validator.Severity;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was seen of a run: data only, so that it may come from another process.
 *
 * @param reached the hits that came
 * @param allFired whether every fault was made
 * @param fired how many faults were made, of all iterations
 * @param outside the injectors that act on the run itself, and not at a hit
 * @param ends how the steps of each iteration ended that was judged
 * @param threw whether one of its faults was that something is thrown
 * @param quick whether no iteration took long
 * @param onlyWaited whether its faults did nothing but wait: that leaves nothing behind which could add up
 * @param failures in order
 * @param evidence what it showed in its JVM
 */
record Observed(
        Reached reached,
        boolean allFired,
        int fired,
        Set<String> outside,
        Map<Long, Origin> ends,
        boolean threw,
        boolean quick,
        boolean onlyWaited,
        List<Failure> failures,
        Evidence evidence) {

    /** Dozens of such iterations take no more than a few seconds. */
    private static final Duration QUICK = Duration.ofMillis(100);

    /** Copies the collections. */
    Observed {
        outside = Set.copyOf(outside);
        ends = Map.copyOf(ends);
        failures = List.copyOf(failures);
    }

    /** What was seen of a run in this JVM. */
    static Observed of(ShootingPlan plan, IterationWatch watch, List<Fault> trace, Report report, Evidence evidence) {
        boolean waited = trace.stream()
                .allMatch(each -> each.drawn().delayNanos().isPresent()
                        && each.drawn().exception().isEmpty());
        return new Observed(
                plan.reached(),
                plan.allFired(),
                trace.size(),
                plan.outside(),
                watch.ends(),
                trace.stream().anyMatch(each -> each.drawn().exception().isPresent()),
                report.latency().max().compareTo(QUICK) <= 0,
                waited && !trace.isEmpty(),
                report.failures(),
                evidence);
    }

    /** The same but for what these validators say, by their ids. */
    Observed without(Set<String> validators) {
        return new Observed(
                reached,
                allFired,
                fired,
                outside,
                ends,
                threw,
                quick,
                onlyWaited,
                failures.stream()
                        .filter(each -> !validators.contains(each.validator()))
                        .toList(),
                evidence);
    }

    /** How the steps of an iteration ended; none for one that was never judged. */
    Origin end(long iteration) {
        return ends.getOrDefault(iteration, Origin.NONE);
    }

    /** Whether a step did not end: what is left then is left because of that. */
    boolean hung() {
        return failures.stream().anyMatch(each -> each.kind() == Failure.Kind.HANG || each.kind() == Failure.Kind.EXIT);
    }

    /** The first failure that weighs anything. */
    Optional<Failure> failure() {
        return failures.stream()
                .filter(each -> each.severity() != Severity.INFO)
                .findFirst();
    }

    /** Why there was no target; empty when there was one. */
    Optional<Failure> notMade() {
        return failures.stream()
                .filter(each -> each.kind() == Failure.Kind.SETUP)
                .findFirst();
    }

    /** {@code report} of the run has its failures. */
    Map<String, Object> toMap(Report report) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("reached", reached.toMap());
        map.put("allFired", allFired);
        map.put("fired", fired);
        map.put("outside", new TreeSet<>(outside));
        Map<String, Object> names = new LinkedHashMap<>();
        ends.forEach((iteration, origin) -> names.put(iteration.toString(), origin.name()));
        map.put("ends", names);
        map.put("threw", threw);
        map.put("quick", quick);
        map.put("onlyWaited", onlyWaited);
        map.put("report", report.toJson());
        map.put("evidence", evidence.toMap());
        return map;
    }

    static Observed of(Map<?, ?> map) {
        Map<Long, Origin> ends = new HashMap<>();
        ((Map<?, ?>) map.get("ends"))
                .forEach((iteration, origin) ->
                        ends.put(Long.valueOf((String) iteration), Origin.valueOf((String) origin)));
        Set<String> outside = new TreeSet<>();
        ((List<?>) map.get("outside")).forEach(each -> outside.add((String) each));
        return new Observed(
                Reached.of((Map<?, ?>) map.get("reached")),
                (Boolean) map.get("allFired"),
                ((Number) map.get("fired")).intValue(),
                outside,
                ends,
                (Boolean) map.get("threw"),
                (Boolean) map.get("quick"),
                (Boolean) map.get("onlyWaited"),
                FailedRun.read((String) map.get("report")).get(0).failures(),
                Evidence.of((Map<?, ?>) map.get("evidence")));
    }
}
