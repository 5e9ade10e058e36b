package io.chaoskit.report;

import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.FailureKind.Identity;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A count of failures by their kinds. Its memory is bounded: a thousand kinds are counted apart and all others as one, and the hundred that
 * come first have an example. Not safe for several threads.
 *
 * <p>The counts of parts of a run, in any order, are those of the whole, as long as there are no more than a thousand kinds.
 */
public final class FailureKinds {

    private static final int MOST = 1_000;
    private static final int MOST_EXAMPLES = 100;

    private final Map<Identity, FailureKind> kinds = new HashMap<>();
    private int examples;

    /** Without any failure. */
    public FailureKinds() {}

    /**
     * Counts failures.
     *
     * @param failures any
     * @return their kinds, the gravest first, then by first iteration
     */
    public static List<FailureKind> of(Collection<Failure> failures) {
        FailureKinds kinds = new FailureKinds();
        failures.forEach(kinds::add);
        return kinds.list();
    }

    /**
     * Counts a failure.
     *
     * @param failure any
     */
    public void add(Failure failure) {
        add(FailureKind.of(failure));
    }

    /**
     * Counts what another part of the run has counted.
     *
     * @param more of a kind that may be known already
     */
    public void add(FailureKind more) {
        Identity identity = more.identity();
        boolean apart = kinds.containsKey(identity) || kinds.size() < MOST;
        count(apart && more.kind() != Kind.OTHER ? more : more.other());
    }

    private void count(FailureKind more) {
        FailureKind before = kinds.get(more.identity());
        FailureKind now = before == null ? more : before.and(more);
        kinds.put(now.identity(), now);
        examples += shown(now) - (before == null ? 0 : shown(before));
        if (examples > MOST_EXAMPLES) {
            dropLastExample();
        }
    }

    private static int shown(FailureKind kind) {
        return kind.example().isPresent() ? 1 : 0;
    }

    /** A kind can only move to the front, with an earlier failure, which is its example then: what is dropped is never missed. */
    private void dropLastExample() {
        FailureKind last = kinds.values().stream()
                .filter(each -> each.example().isPresent())
                .max(FailureKind.GRAVEST_FIRST)
                .orElseThrow();
        kinds.put(last.identity(), last.withoutExample());
        examples--;
    }

    /**
     * Whether a failure is the first one of its kind so far, and kept as its example.
     *
     * @param failure was counted before
     * @return false for one that came after another
     */
    public boolean isExample(Failure failure) {
        FailureKind kind = kinds.get(FailureKind.identity(failure));
        return kind != null
                && kind.example().filter(example -> example == failure).isPresent();
    }

    /**
     * All kinds so far.
     *
     * @return the gravest first, then by first iteration; the one of {@link Kind#OTHER} last
     */
    public List<FailureKind> list() {
        return kinds.values().stream().sorted(FailureKind.GRAVEST_FIRST).toList();
    }
}
