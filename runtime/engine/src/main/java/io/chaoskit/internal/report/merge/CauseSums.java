package io.chaoskit.internal.report.merge;

import io.chaoskit.internal.text.Plural;
import io.chaoskit.report.Cause;
import io.chaoskit.report.Cause.Kind;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.report.ValidatorReport.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The causes of shards that still hold for the whole run, and those that the merge adds. */
final class CauseSums {

    private static final int SHOWN = 5;

    private final List<InjectorReport> injectors;
    private final List<ValidatorReport> validators;
    private final long iterations;
    private final List<Cause> all = new ArrayList<>();

    CauseSums(List<Part> parts, List<InjectorReport> injectors, List<ValidatorReport> validators, long iterations) {
        this.injectors = injectors;
        this.validators = validators;
        this.iterations = iterations;
        missing(parts);
        parts.stream()
                .flatMap(part -> part.causes().stream())
                .filter(this::holds)
                .map(this::anew)
                .filter(each -> !all.contains(each))
                .forEach(all::add);
    }

    List<Cause> all() {
        return all;
    }

    /** A condition on the whole run that could not tell is a doubt, as one of a shard is. */
    void silent(ValidatorReport judged) {
        if (judged.status() == Status.CRASHED) {
            all.add(new Cause(Kind.CRASHED, judged.id(), judged.name() + " could not tell whether it holds"));
        }
    }

    private void missing(List<Part> parts) {
        int count = parts.get(0).shard().count();
        Set<Integer> there = parts.stream().map(part -> part.shard().index()).collect(Collectors.toSet());
        List<Integer> missing = IntStream.rangeClosed(1, count)
                .boxed()
                .filter(each -> !there.contains(each))
                .toList();
        if (missing.size() == 1) {
            all.add(Cause.of(Kind.DOUBT, "shard " + missing.get(0) + " of " + count + " is missing"));
        } else if (missing.size() > 1) {
            String shown = missing.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "));
            String more = missing.size() > SHOWN ? " and " + (missing.size() - SHOWN) + " more" : "";
            all.add(Cause.of(Kind.DOUBT, "shards " + shown + more + " of " + count + " are missing"));
        }
    }

    private boolean holds(Cause cause) {
        return switch (cause.kind()) {
            case UNREACHED -> of(cause.subject()).hits() == 0;
            case UNFIRED, IDLE -> of(cause.subject()).fired() == 0;
            case EMPTY -> iterations == 0;
            case CRASHED ->
                validators.stream()
                        .anyMatch(each -> each.id().equals(cause.subject()) && each.status() != Status.PASSED);
            case FATAL, ENDED, DOUBT -> true;
        };
    }

    /** With the hits of all shards. */
    private Cause anew(Cause cause) {
        if (cause.kind() == Kind.IDLE) {
            return Cause.idle(of(cause.subject()));
        }
        if (cause.kind() != Kind.UNFIRED) {
            return cause;
        }
        InjectorReport injector = of(cause.subject());
        return new Cause(
                cause.kind(),
                cause.subject(),
                "injector " + injector.name() + " never fired: its " + Plural.of(injector.hits(), "hit")
                        + (injector.hits() == 1 ? " is" : " are") + " too few for " + injector.trigger());
    }

    private InjectorReport of(String name) {
        return injectors.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no injector '" + name + "' in a report that has doubts about it"));
    }
}
