package io.chaoskit.cli;

import io.chaoskit.internal.text.Nearest;
import io.chaoskit.model.Scenario;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Selects the scenarios that a call runs. */
final class Selection {

    private Selection() {}

    /**
     * Those that {@code --only} names; a name or scope that is not there is a mistake of the call. {@code features} are the names of tests that it
     * may mean instead.
     */
    static List<Scenario> of(List<Scenario> all, List<String> features, RunOptions options) throws MistakesFound {
        knownScopes(options, all);
        return features.stream().anyMatch(names(options.only()))
                ? all.stream()
                        .filter(each -> names(options.only()).test(each.name()))
                        .toList()
                : named(all, features, options.only());
    }

    /** Whether a glob means a name; null means all. */
    static Predicate<String> names(String only) {
        if (only == null) {
            return name -> true;
        }
        PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + only.replace("/", "\u2215"));
        return name -> glob.matches(Path.of(name.replace("/", "\u2215")));
    }

    /** Those whose names a glob matches; all for null. */
    static List<Scenario> named(List<Scenario> all, String only) throws MistakesFound {
        return named(all, List.of(), only);
    }

    private static List<Scenario> named(List<Scenario> all, List<String> features, String only) throws MistakesFound {
        List<Scenario> chosen =
                all.stream().filter(each -> names(only).test(each.name())).toList();
        if (chosen.isEmpty() && only != null) {
            String names = Stream.concat(all.stream().map(Scenario::name), features.stream())
                    .map(each -> "'" + each + "'")
                    .collect(Collectors.joining(", "));
            throw MistakesFound.in(
                    "", "--only must match a scenario, but '" + only + "' matches none", "there are: " + names);
        }
        return chosen;
    }

    /** The glob for {@code --only} that selects this scenario. */
    static String exactly(Scenario scenario) {
        return exactly(scenario.name());
    }

    static String exactly(String name) {
        return name.replaceAll("[*?\\[\\]{}\\\\]", "\\\\$0");
    }

    /** What {@code --only} must be to run a scenario of a call again. */
    static Optional<String> again(Scenario scenario, List<Scenario> all, RunOptions options) {
        return all.size() > 1 ? Optional.of(exactly(scenario)) : Optional.ofNullable(options.only());
    }

    private static void knownScopes(RunOptions options, List<Scenario> all) throws MistakesFound {
        Set<String> there = new TreeSet<>();
        all.forEach(each -> there.addAll(each.scopes()));
        List<Mistake> mistakes = new ArrayList<>();
        for (String scope : options.overrides().withoutScopes()) {
            if (!there.contains(scope)) {
                String hint = Nearest.to(scope, there)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(there.isEmpty() ? "there is none" : "there are: " + String.join(", ", there));
                mistakes.add(new Mistake(SourceLocation.UNKNOWN, "there is no scope '" + scope + "'", hint));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
    }
}
