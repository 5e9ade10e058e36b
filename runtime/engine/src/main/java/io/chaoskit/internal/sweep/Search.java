package io.chaoskit.internal.sweep;

import io.chaoskit.plan.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Goes through the space of faults, breadth first: each hit alone, then with the faults that led there each hit that is only reached
 * because of them; at depth 2 also each pair of a hit and one that was reached after it. What is done next follows only from what was
 * reached, and each first fault has a search of its own, so that they can be divided.
 */
public final class Search {

    /** How many faults an experiment has at most. */
    static final int MAX_FAULTS = 4;

    static final String USUAL_LATER = "reached without faults too, in another iteration";
    static final String TOO_MANY = "only reached by more than " + MAX_FAULTS + " faults";
    static final String NOT_AGAIN = "did not come again";
    static final String OTHER_PART = "in another part of the divided sweep";
    static final String NO_TIME = "the sweep ended before";

    /** Makes experiments. */
    @FunctionalInterface
    public interface Maker {

        /** What came of it; empty when the search must end. */
        Optional<Result> make(Experiment experiment);
    }

    /**
     * Which part of the space is gone through.
     *
     * @param depth 1, or 2 for pairs
     * @param part from 1
     * @param parts how many parts there are
     * @param only the name of the one experiment that is wanted, with those that lead to it; empty for all
     */
    public record Scope(int depth, int part, int parts, String only) {

        private boolean has(Arrival first) {
            int hash = first.shots().get(0).id().hashCode();
            return Math.floorMod(hash, parts) == part - 1;
        }

        private boolean wants(Experiment experiment) {
            return only.isEmpty() || experiment.begins(only);
        }
    }

    /**
     * An experiment that was made.
     *
     * @param experiment which
     * @param result what came of it
     */
    public record Made(Experiment experiment, Result result) {}

    private final Scope scope;
    private final Maker maker;
    private final Set<Arrival.Identity> usual;
    private final Set<Fault.Key> usualKeys;
    /** Of those, what the first iteration has, and so what is gone through anyway. */
    private final Set<Fault.Key> firstKeys;

    private final Set<Fault.Key> later = new HashSet<>();
    private final Map<Arrival.Identity, Set<Arrival.Identity>> known = new HashMap<>();
    private final List<Made> made = new ArrayList<>();
    private final Set<Arrival.Identity> reached = new HashSet<>();
    private final Set<Arrival.Identity> explored = new HashSet<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private boolean ended;

    /** {@code usual} are all hits of the run without faults, those that are merged too. */
    public Search(Scope scope, Collection<Arrival> usual, Maker maker) {
        this.scope = scope;
        this.maker = maker;
        this.usual = usual.stream().map(Arrival::identity).collect(Collectors.toSet());
        this.usualKeys = usual.stream().map(Arrival::key).collect(Collectors.toSet());
        this.firstKeys = usual.stream()
                .filter(each -> each.iteration() == 1)
                .map(Arrival::key)
                .collect(Collectors.toSet());
    }

    /** Goes through it from these hits; {@code queue} hears how many experiments are known to be left before each. */
    public void run(List<Arrival> starts, IntConsumer queue) {
        List<Experiment> level = new ArrayList<>();
        for (Arrival each : starts) {
            reached.add(each.identity());
            if (scope.has(each)) {
                each.shots().forEach(shot -> level.add(Experiment.NONE.and(shot)));
            } else {
                skip(OTHER_PART, 1);
            }
        }
        List<Experiment> now = level;
        while (!now.isEmpty() && !ended) {
            now = through(now.stream().filter(scope::wants).toList(), queue);
        }
    }

    private List<Experiment> through(List<Experiment> level, IntConsumer queue) {
        List<Experiment> next = new ArrayList<>();
        for (int i = 0; i < level.size(); i++) {
            Experiment each = level.get(i);
            queue.accept(level.size() - i + next.size());
            Optional<Result> result = maker.make(each);
            if (result.isEmpty()) {
                ended = true;
                leave(level.subList(i, level.size()));
                leave(next);
                return List.of();
            }
            made.add(new Made(each, result.get()));
            next.addAll(follow(each, result.get()));
        }
        return next;
    }

    private void leave(List<Experiment> left) {
        Set<Arrival.Identity> places =
                left.stream().map(each -> each.last().at().identity()).collect(Collectors.toSet());
        places.removeAll(explored);
        skip(NO_TIME, places.size());
    }

    private List<Experiment> follow(Experiment experiment, Result result) {
        if (!result.fired()) {
            skip(NOT_AGAIN, 1);
            return List.of();
        }
        explored.add(experiment.last().at().identity());
        result.skipped().forEach(this::skip);
        List<Experiment> next = new ArrayList<>();
        for (Arrival each : result.after()) {
            if (follows(experiment, each)) {
                each.shots().forEach(shot -> next.add(experiment.and(shot)));
            }
        }
        return next;
    }

    private boolean follows(Experiment experiment, Arrival next) {
        if (!scope.only().isEmpty()) {
            return experiment.shots().size() < MAX_FAULTS;
        }
        if (usual.contains(next.identity())) {
            return scope.depth() > 1
                    && experiment.shots().size() == 1
                    && next.iteration() == experiment.last().at().iteration();
        }
        if (next.iteration() > experiment.first().at().iteration() && usualKeys.contains(next.key())) {
            skip(USUAL_LATER, !firstKeys.contains(next.key()) && later.add(next.key()) ? 1 : 0);
            return false;
        }
        boolean first = known.computeIfAbsent(experiment.first().at().identity(), any -> new HashSet<>())
                .add(next.identity());
        reached.add(next.identity());
        if (!first) {
            return false;
        }
        if (experiment.shots().size() >= MAX_FAULTS) {
            skip(TOO_MANY, 1);
            return false;
        }
        return true;
    }

    private void skip(String why, long count) {
        if (count > 0) {
            skipped.merge(why, count, Long::sum);
        }
    }

    /** In the order in which they were made. */
    public List<Made> made() {
        return List.copyOf(made);
    }

    /** How many places a fault was made at. */
    public int explored() {
        return explored.size();
    }

    /** How many there are that are not left out. */
    int reached() {
        return reached.size();
    }

    /** How many places were left out, by the reason. */
    public Map<String, Long> skipped() {
        return skipped;
    }

    /** Whether it ended before it was through. */
    public boolean ended() {
        return ended;
    }
}
