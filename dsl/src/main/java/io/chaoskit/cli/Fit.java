package io.chaoskit.cli;

import io.chaoskit.effect.Injector;
import io.chaoskit.internal.dsl.script.MissingClass;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Shard;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.value.Mistake;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks before anything is run what scenarios put on methods. */
final class Fit {

    private Fit() {}

    /** What does not fit in a scenario; where a class is missing, what to do about it. */
    @SuppressWarnings("try") // the scope is closed, not used
    static List<Mistake> mistakes(Scenario scenario, Optional<Shard> shard) {
        try (ContextLoader own = ContextLoader.of(scenario)) {
            List<Mistake> found = shard.map(part -> ChaosRunner.mistakes(scenario, part))
                    .orElseGet(() -> ChaosRunner.mistakes(scenario));
            return found.stream().map(each -> explained(each, scenario)).toList();
        }
    }

    /** The project that a script lies in may have a class that a pointcut names. */
    private static Mistake explained(Mistake mistake, Scenario scenario) {
        return scenario.injectors().stream()
                .filter(each -> each.at().equals(mistake.at()))
                .flatMap(Fit::classes)
                .filter(name -> !isThere(name))
                .map(name -> MissingClass.hint(mistake.at().file(), name))
                .filter(MissingClass::isOfProject)
                .findFirst()
                .map(hint -> new Mistake(mistake.at(), mistake.message(), hint))
                .orElse(mistake);
    }

    /** The classes that the pointcuts of an injector name, without wildcards. */
    private static Stream<String> classes(Injector injector) {
        return injector.effectiveSites().stream()
                .flatMap(site -> site.pointcut().stream())
                .flatMap(pointcut -> pointcut.namedTypes().stream());
    }

    private static boolean isThere(String name) {
        try {
            Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }
}
