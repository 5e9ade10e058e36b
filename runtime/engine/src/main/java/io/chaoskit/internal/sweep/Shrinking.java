package io.chaoskit.internal.sweep;

import io.chaoskit.internal.sweep.Search.Made;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Shrinks findings that took several faults: of each the fewest that show it too, found by making every smaller set. Used by one thread. */
public final class Shrinking {

    /**
     * The fewest faults of a finding.
     *
     * @param smallest has them
     * @param proof how that is known, for people; empty for one fault, which needs none
     */
    public record Shrunk(Experiment smallest, String proof) {}

    private final Search.Maker maker;
    private final Map<String, Result> known = new HashMap<>();
    private boolean ended;

    /** {@code maker} makes what was not made yet. */
    Shrinking(Search.Maker maker) {
        this.maker = maker;
    }

    /** By {@link Finding#sameAs}: the findings that no single fault has shown yet. */
    Map<String, Shrunk> of(List<Made> all) {
        all.forEach(each -> known.put(each.experiment().id(), each.result()));
        Map<String, Made> first = new LinkedHashMap<>();
        for (Made each : all) {
            each.result().findings().forEach(finding -> first.merge(finding.sameAs(), each, Shrinking::smaller));
        }
        Map<String, Shrunk> shrunk = new LinkedHashMap<>();
        first.forEach((sameAs, made) -> {
            if (made.experiment().shots().size() > 1) {
                shrunk.put(sameAs, shrink(sameAs, made.experiment()));
            }
        });
        return shrunk;
    }

    private static Made smaller(Made one, Made other) {
        return other.experiment().shots().size() < one.experiment().shots().size() ? other : one;
    }

    private Shrunk shrink(String sameAs, Experiment whole) {
        int passing = 0;
        for (Experiment each : smallerThan(whole)) {
            Optional<Result> result = result(each);
            if (result.isEmpty()) {
                return new Shrunk(whole, "the sweep ended before all smaller sets were tried");
            }
            if (shows(result.get(), sameAs)) {
                return new Shrunk(
                        each,
                        each.shots().size() == 1
                                ? ""
                                : proof(whole, each.shots().size()));
            }
            passing++;
        }
        return new Shrunk(whole, proof(passing));
    }

    private static boolean shows(Result result, String sameAs) {
        return result.fired()
                && result.findings().stream().anyMatch(each -> each.sameAs().equals(sameAs));
    }

    private Optional<Result> result(Experiment experiment) {
        Result before = known.get(experiment.id());
        if (before != null || ended) {
            return Optional.ofNullable(before);
        }
        Optional<Result> made = maker.make(experiment);
        ended = made.isEmpty();
        made.ifPresent(each -> known.put(experiment.id(), each));
        return made;
    }

    private static String proof(Experiment whole, int size) {
        return proof((int) smallerThan(whole).stream()
                .filter(each -> each.shots().size() < size)
                .count());
    }

    private static String proof(int passing) {
        return "minimal: all " + passing + " smaller sets pass";
    }

    /** Each set of some of its faults, the smallest first. */
    private static List<Experiment> smallerThan(Experiment whole) {
        int count = whole.shots().size();
        List<Experiment> all = new ArrayList<>();
        for (int set = 1; set < (1 << count) - 1; set++) {
            int chosen = set;
            all.add(new Experiment(IntStream.range(0, count)
                    .filter(index -> (chosen & 1 << index) != 0)
                    .mapToObj(whole.shots()::get)
                    .toList()));
        }
        all.sort(Comparator.comparingInt(each -> each.shots().size()));
        return all;
    }
}
