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
import java.util.stream.Collectors;

/** Selects the scenarios that a call runs. */
final class Selection {

    private Selection() {}

    /** Those that {@code --only} names; a name or scope that is not there is a mistake of the call. */
    static List<Scenario> of(List<Scenario> all, RunOptions options) throws MistakesFound {
        knownScopes(options, all);
        return named(all, options.only());
    }

    /** Those whose names a glob matches; all for null. */
    static List<Scenario> named(List<Scenario> all, String only) throws MistakesFound {
        if (only == null) {
            return all;
        }
        PathMatcher glob = FileSystems.getDefault().getPathMatcher("glob:" + only.replace("/", "\u2215"));
        List<Scenario> chosen = all.stream()
                .filter(each -> glob.matches(Path.of(each.name().replace("/", "\u2215"))))
                .toList();
        if (chosen.isEmpty()) {
            String names = all.stream().map(each -> "'" + each.name() + "'").collect(Collectors.joining(", "));
            throw MistakesFound.in(
                    "", "--only must match a scenario, but '" + only + "' matches none", "there are: " + names);
        }
        return chosen;
    }

    /** The glob for {@code --only} that selects this scenario. */
    static String exactly(Scenario scenario) {
        return scenario.name().replaceAll("[*?\\[\\]{}\\\\]", "\\\\$0");
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
