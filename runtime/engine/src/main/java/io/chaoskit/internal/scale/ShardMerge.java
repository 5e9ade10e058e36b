package io.chaoskit.internal.scale;

import io.chaoskit.internal.report.merge.ReportMerge;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Failure;
import io.chaoskit.report.FailureKind;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Report;
import io.chaoskit.report.Shard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * Merges what the shards of a job report, each as soon as it is there: what is kept of a shard is small. Safe for all threads.
 */
public final class ShardMerge implements ShardResults {

    private final List<Scenario> scenarios;
    /** Of the script of each scenario, before anything was run. */
    private final List<String> hashes;

    private final int shards;
    private final List<ReportMerge> merges = new ArrayList<>();
    /** The facts of the shards that are there, by their numbers. */
    private final Map<Integer, String> facts = new HashMap<>();

    /**
     * Starts without a shard.
     *
     * @param scenarios those that each shard runs, in order, with all their checks
     * @param hash of the script that has a scenario, by which an edit is noticed
     * @param shards how many there are
     * @param failOnUnstable whether UNSTABLE counts as failed
     */
    public ShardMerge(List<Scenario> scenarios, Function<Scenario, String> hash, int shards, boolean failOnUnstable) {
        this.scenarios = List.copyOf(scenarios);
        this.hashes = scenarios.stream().map(hash).toList();
        this.shards = shards;
        scenarios.forEach(each -> merges.add(new ReportMerge(failOnUnstable).outcomeChecks(each)));
    }

    @Override
    public synchronized Optional<String> add(int shard, String json) {
        String name = "shard " + shard + " of " + shards;
        List<Report> reports;
        try {
            reports = Report.read(json);
        } catch (IllegalArgumentException broken) {
            return Optional.of(name + " must write a report that can be read, but " + broken.getMessage());
        }
        Optional<String> foreign = foreign(name, shard, reports);
        if (foreign.isPresent()) {
            return foreign;
        }
        String found = facts(reports);
        String before = facts.get(shard);
        if (before != null) {
            return before.equals(found)
                    ? Optional.empty()
                    : Optional.of(name + " must do the same each time, but was run twice and did not; the first one"
                            + " counts, and what the scenario does depends on more than its seed");
        }
        for (int i = 0; i < merges.size(); i++) {
            List<String> wrong = merges.get(i).offer(name, reports.get(i));
            if (!wrong.isEmpty()) {
                return Optional.of(wrong.get(0));
            }
        }
        facts.put(shard, found);
        return Optional.empty();
    }

    /** A report of another run than the one that was begun here. */
    private Optional<String> foreign(String name, int shard, List<Report> reports) {
        List<String> wanted = scenarios.stream().map(Scenario::name).toList();
        List<String> theirs = reports.stream().map(Report::scenario).toList();
        if (!theirs.equals(wanted)) {
            return Optional.of(name + " must run the scenarios " + wanted + ", but ran " + theirs
                    + "; a run is complete when each scenario was begun");
        }
        for (int i = 0; i < reports.size(); i++) {
            Report report = reports.get(i);
            if (!report.shard().equals(Optional.of(new Shard(shard, shards)))) {
                return Optional.of(name + " must report itself, but reports "
                        + report.shard().map(each -> "shard " + each).orElse("a whole run"));
            }
            if (!report.origin().scriptHash().equals(hashes.get(i))) {
                return Optional.of(
                        name + " must run " + scenarios.get(i).at().file()
                                + " as it was at the start, but ran another version of it; run it again, and edit it afterwards");
            }
        }
        return Optional.empty();
    }

    /** What must be the same each time a shard is run: counts, failures and faults. */
    private static String facts(List<Report> reports) {
        StringBuilder text = new StringBuilder();
        for (Report each : reports) {
            text.append(each.scenario()).append(each.seed()).append(each.iterations());
            for (InjectorReport injector : each.injectors()) {
                text.append(List.of(injector.name(), injector.hits(), injector.fired()));
            }
            for (FailureKind kind : each.kinds()) {
                text.append(List.of(kind.message(), kind.count(), kind.firstIteration()));
            }
            for (Failure failure : each.failures()) {
                text.append(List.of(failure.iteration(), failure.kind(), failure.step()));
                failure.faults().forEach(text::append);
            }
        }
        return digest(text.toString());
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    @Override
    public synchronized boolean has(int shard) {
        return facts.containsKey(shard);
    }

    @Override
    public synchronized int count() {
        return facts.size();
    }

    /**
     * The report of a scenario. Called once for each, when no shard is added any more and one is there.
     *
     * @param scenario its place among all, from 0
     * @param origin what was run
     * @param repeating the command that repeats the run, by its seed
     * @param replaying the command that replays a failure, by its number in the report from 1; an empty text for none
     * @return UNSTABLE at best when a shard is missing
     */
    public synchronized Report result(
            int scenario, Origin origin, LongFunction<String> repeating, IntFunction<String> replaying) {
        return merges.get(scenario).repeatedBy(origin, repeating, replaying).result();
    }
}
