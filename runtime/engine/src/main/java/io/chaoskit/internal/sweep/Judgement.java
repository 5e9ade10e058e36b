package io.chaoskit.internal.sweep;

import io.chaoskit.internal.context.ExitTrap;
import io.chaoskit.internal.sweep.Finding.Kind;
import io.chaoskit.internal.sweep.IterationWatch.Origin;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Thrown;
import io.chaoskit.validator.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges what came of an experiment.
 *
 * @param usual the run without faults
 * @param seen the run with them
 * @param shots its faults
 * @param faulty the last iteration with faults; those after it must pass
 */
record Judgement(Observed usual, Observed seen, List<Shot> shots, long faulty) {

    /** Conditions of the user's own, which say more of a step than that it ended. */
    private static final Set<String> CONDITIONS = Set.of("invariant", "stateConsistency");

    private static final Set<String> RETRIES = Set.of("noUnboundedRetry", "noRetryWithoutDelay");
    private static final Set<String> LEAKS = Set.of("noThreadLeak", "noFileDescriptorLeak", "noMemoryLeak");

    /** How the code under test took the last fault. */
    String outcome() {
        Shot last = shots.get(shots.size() - 1);
        if (seen.failures().stream().anyMatch(each -> each.kind() == Failure.Kind.HANG && inFault(each))) {
            return "hang";
        }
        if (seen.failures().stream().anyMatch(each -> each.kind() == Failure.Kind.EXIT)) {
            return "exit";
        }
        return switch (seen.end(last.at().iteration())) {
            case INJECTED -> "propagated";
            case CAUSED -> "translated";
            case FOREIGN -> seen.threw() ? "foreign" : "propagated";
            case NONE -> taken();
        };
    }

    private String taken() {
        if (findings().stream().anyMatch(each -> each.kind() == Kind.VANISHED)) {
            return Kind.VANISHED.text();
        }
        return retries() > 0 ? "retried " + Plural.of(retries(), "time") : "absorbed";
    }

    /** How many more calls came to the place of the last fault than without it. */
    long retries() {
        Arrival.Spot spot = shots.get(shots.size() - 1).at().spot();
        long mine = shots.stream().filter(each -> each.at().spot().equals(spot)).count();
        long more = seen.reached().count(spot) - Math.max(mine, usual.reached().count(spot));
        return seen.threw() ? Math.max(0, more) : 0;
    }

    /** Of a run in which each retry has the fault again: whether it retries too often, or too soon. */
    List<Finding> ofRetries() {
        return seen.failures().stream()
                .filter(each -> RETRIES.contains(id(each)))
                .flatMap(each -> judge(each).stream())
                .limit(1)
                .toList();
    }

    /** What is wrong, each thing once. */
    List<Finding> findings() {
        Map<String, Finding> found = new LinkedHashMap<>();
        for (Failure each : seen.failures()) {
            if (each.severity() != Severity.INFO) {
                judge(each).forEach(finding -> found.putIfAbsent(finding.sameAs(), finding));
            }
        }
        return List.copyOf(found.values());
    }

    /** Of a run in which the faults come in several iterations: only what stays wrong afterwards, as the rest is known. {@code how} they came. */
    List<Finding> lasting(String how) {
        List<Finding> found = new ArrayList<>();
        for (Failure each : seen.failures()) {
            if (each.severity() != Severity.INFO && (!inFault(each) || each.kind() == Failure.Kind.HANG)) {
                judge(each)
                        .forEach(finding -> found.add(new Finding(
                                finding.kind(),
                                finding.message() + ", after " + how + " in several iterations in a row",
                                finding.sameAs())));
            }
        }
        return found.stream().limit(1).toList();
    }

    private boolean inFault(Failure failure) {
        return failure.iteration() >= 1 && failure.iteration() <= faulty;
    }

    /** What else fails because a thread was taken out of its call of {@code System.exit}. */
    private static boolean isTrap(Failure failure) {
        return failure.exception()
                .filter(each -> each.types().contains(ExitTrap.Trapped.class.getName()))
                .isPresent();
    }

    private List<Finding> judge(Failure failure) {
        if (isTrap(failure)) {
            return List.of();
        }
        return switch (failure.kind()) {
            case STEP -> inFault(failure) ? stepWithFault(failure) : found(Kind.RECOVERY, failure);
            case HANG -> found(Kind.HANG, failure);
            case VALIDATOR, CRASH -> found(kindOfCheck(failure), failure);
            case RUN, EXIT, OTHER -> found(Kind.VIOLATION, failure);
            case SETUP, WARM_UP, TEARDOWN -> found(Kind.RECOVERY, failure);
        };
    }

    private List<Finding> stepWithFault(Failure failure) {
        boolean foreign = seen.threw() && seen.end(failure.iteration()) == Origin.FOREIGN;
        return foreign ? found(Kind.FOREIGN, failure) : List.of();
    }

    private Kind kindOfCheck(Failure failure) {
        if (LEAKS.contains(id(failure))) {
            return Kind.LEAK;
        }
        if (failure.iteration() > faulty) {
            return Kind.RECOVERY;
        }
        boolean successful = inFault(failure) && seen.end(failure.iteration()) == Origin.NONE;
        return successful && seen.threw() && CONDITIONS.contains(id(failure)) ? Kind.VANISHED : Kind.VIOLATION;
    }

    /** The word of its check. */
    private static String id(Failure failure) {
        return failure.validator().replaceFirst("-\\d+$", "");
    }

    private List<Finding> found(Kind kind, Failure failure) {
        String after = failure.iteration() > faulty ? " in recovery iteration " + (failure.iteration() - faulty) : "";
        String where = failure.validator().isEmpty() ? failure.step() : failure.validator();
        String types = failure.exception().map(Judgement::types).orElse("");
        // A check that does not hold is one thing, whenever it is looked at.
        String same = failure.validator().isEmpty()
                ? kind + "|" + failure.kind()
                : failure.kind().text();
        String headline = headline(failure);
        return List.of(new Finding(kind, headline + after, same + "|" + where + "|" + types));
    }

    /** The first line, with the place of a step that hangs. */
    private static String headline(Failure failure) {
        List<String> lines = failure.message().lines().map(String::strip).toList();
        String first = lines.isEmpty() ? "" : lines.get(0);
        return first.endsWith(" at") && lines.size() > 1 ? first + lines.get(1).replaceFirst("^at", "") : first;
    }

    private static String types(Thrown thrown) {
        return thrown.type() + thrown.causes() + "|" + thrown.frame();
    }
}
