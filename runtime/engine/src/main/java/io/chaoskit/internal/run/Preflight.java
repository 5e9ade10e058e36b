package io.chaoskit.internal.run;

import io.chaoskit.effect.Injector;
import io.chaoskit.internal.pointcut.PointcutSuggestion;
import io.chaoskit.internal.weave.Agent;
import io.chaoskit.internal.weave.ClassPath;
import io.chaoskit.internal.weave.HiddenImplementations;
import io.chaoskit.internal.weave.Matches;
import io.chaoskit.internal.weave.Own;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Scenario;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.type.TypeDescription;

/** The pre-flight check of a scenario: whether its pointcuts match anything, and its injectors fit the methods that they match. */
public final class Preflight {

    private static final int SHOWN = 3;

    /** A pointcut that must match something, unless it is said that its classes come later; not everything can be. */
    private record Asked(Pointcut pointcut, boolean mayBeLater, boolean later, SourceLocation at) {}

    private final ClassPath classPath;
    private final Looks looks;
    private final List<Mistake> mistakes = new ArrayList<>();

    /** Where the matches of a pointcut come from. */
    @FunctionalInterface
    interface Looks {

        /** Looks at every class each time. */
        Looks ANEW = new Looks() {
            @Override
            public Matches of(Pointcut pointcut, Supplier<Matches> look) {
                return look.get();
            }

            @Override
            public boolean any(Pointcut pointcut, Instrumentation instrumentation) {
                return Matches.any(pointcut, instrumentation);
            }
        };

        /** The matches; {@code look} finds them. */
        Matches of(Pointcut pointcut, Supplier<Matches> look);

        /** Whether a method matches. What is kept of it has to be all that match. */
        default boolean any(Pointcut pointcut, Instrumentation instrumentation) {
            return !of(pointcut, () -> Matches.of(pointcut, instrumentation))
                    .methods()
                    .isEmpty();
        }
    }

    private Preflight(Scenario scenario, Looks looks) {
        this.classPath = ClassPath.of(scenario);
        this.looks = looks;
    }

    /**
     * The methods that one pointcut matches. Classes that it means are loaded for it.
     *
     * @param scenario whose it is
     * @param pointcut which methods
     * @return may be empty
     * @throws IllegalStateException when the JVM does not let classes be looked at
     */
    public static List<MethodShape> matches(Scenario scenario, Pointcut pointcut) {
        ClassPath.of(scenario).load(pointcut);
        return Matches.of(pointcut, Agent.instrumentation()).methods();
    }

    /**
     * Everything that is wrong with what a scenario puts on methods.
     *
     * @param scenario its injectors, and its validators that measure methods
     * @return empty when all fit
     */
    public static List<Mistake> mistakes(Scenario scenario) {
        return mistakes(scenario, Looks.ANEW);
    }

    /** The same, with matches that may be known from before. */
    static List<Mistake> mistakes(Scenario scenario, Looks looks) {
        Preflight preflight = new Preflight(scenario, looks);
        for (Assertion assertion : scenario.assertions()) {
            assertion
                    .validator()
                    .measured()
                    .forEach(each -> preflight.matched(new Asked(each, false, false, assertion.at())));
        }
        for (Injector injector : scenario.injectors()) {
            injector.effect().misfit().ifPresent(why -> preflight.mistakes.add(Mistake.of(injector.at(), why)));
            for (Site site : injector.effectiveSites()) {
                if (site.pointcut().isPresent()) {
                    Asked asked = new Asked(site.pointcut().get(), true, site.later(), injector.at());
                    preflight.matched(asked).forEach(each -> preflight.fits(injector, each));
                }
            }
        }
        return preflight.mistakes;
    }

    /** The methods that a pointcut matches; none is a mistake. */
    private List<MethodShape> matched(Asked asked) {
        Instrumentation instrumentation;
        try {
            instrumentation = Agent.instrumentation();
        } catch (IllegalStateException forbidden) {
            mistakes.add(Mistake.of(asked.at(), forbidden.getMessage()));
            return List.of();
        }
        Pointcut pointcut = asked.pointcut();
        Matches matches = looks.of(pointcut, () -> {
            classPath.load(pointcut);
            return Matches.of(pointcut, instrumentation);
        });
        if (matches.methods().isEmpty()) {
            nothing(asked, "'" + pointcut.text() + "'", pointcut, matches);
        } else {
            eachBranchMustMatch(asked);
        }
        return matches.methods();
    }

    private void eachBranchMustMatch(Asked asked) {
        List<Pointcut> branches = asked.pointcut().branches();
        if (branches.size() > 1) {
            Instrumentation instrumentation = Agent.instrumentation();
            branches.stream()
                    .filter(each -> !looks.any(each, instrumentation))
                    .forEach(each -> nothing(
                            asked,
                            "'" + each.text() + "' in '" + asked.pointcut().text() + "'",
                            each,
                            Matches.of(each, instrumentation)));
        }
    }

    private void nothing(Asked asked, String name, Pointcut pointcut, Matches matches) {
        if (!matches.refused().isEmpty()) {
            if (!mayComeLater(pointcut, matches)) {
                mistakes.add(Mistake.of(asked.at(), name + " must match " + refused(pointcut, matches)));
            }
        } else if (!asked.later()) {
            String why = suggestion(pointcut);
            Mistake mistake = Mistake.of(asked.at(), name + " must match a method, but " + why);
            boolean hint = mistake.hint().isEmpty() && asked.mayBeLater() && !classPath.hasAll(pointcut);
            mistakes.add(
                    hint
                            ? new Mistake(
                                    mistake.at(),
                                    mistake.message(),
                                    "later('" + pointcut.text() + "') if the run loads its class")
                            : mistake);
        }
    }

    /** What was probably meant by a pointcut that matches nothing. */
    private String suggestion(Pointcut pointcut) {
        Map<String, Class<?>> loaded = new HashMap<>();
        for (Class<?> each : Agent.instrumentation().getAllLoadedClasses()) {
            if (!each.isArray()) {
                loaded.put(each.getName(), each);
            }
        }
        Set<String> names = new TreeSet<>(classPath.names());
        names.addAll(loaded.keySet());
        Own.removeFrom(names, pointcut);
        return PointcutSuggestion.hint(pointcut.matcher(), names, name -> describe(loaded.get(name), name));
    }

    private TypeDescription describe(Class<?> loaded, String name) {
        return loaded != null
                ? TypeDescription.ForLoadedType.of(loaded)
                : classPath.describe(name).orElseThrow(() -> new IllegalStateException("no class file of " + name));
    }

    private static String refused(Pointcut pointcut, Matches matches) {
        String all = matches.refused().stream()
                .limit(SHOWN)
                .collect(Collectors.joining(", ", "a method that can be changed, but matches only ", ""));
        if (!all.endsWith(Matches.ABSTRACT)) {
            return all;
        }
        HiddenImplementations hidden = HiddenImplementations.of(pointcut, Agent.instrumentation());
        return hidden.classes().isEmpty()
                ? all
                : all.substring(0, all.length() - Matches.ABSTRACT.length()) + "it is abstract, and " + hidden.text("");
    }

    /** A driver, say, is loaded when the target is set up: it is woven then, and the report says so when it never came. */
    private static boolean mayComeLater(Pointcut pointcut, Matches matches) {
        return pointcut.matcher().meansSubTypes()
                && matches.refused().stream().anyMatch(each -> each.contains(Matches.ABSTRACT));
    }

    private void fits(Injector injector, MethodShape method) {
        mistakes.addAll(misfits(injector, method));
    }

    /**
     * Why an injector does not fit a method.
     *
     * @param injector that a pointcut puts on it
     * @param method that may be loaded as late as during a run
     * @return empty when it fits
     */
    static List<Mistake> misfits(Injector injector, MethodShape method) {
        Stream<Mistake> undeclared = injector.undeclared() ? Stream.of() : undeclared(injector, method);
        return Stream.concat(
                        injector.effect().misfit(method).map(why -> Mistake.of(injector.at(), why)).stream(),
                        undeclared)
                .toList();
    }

    private static Stream<Mistake> undeclared(Injector injector, MethodShape method) {
        return injector.effect().thrown().stream()
                .filter(type -> method.declaresExceptions() && !method.mayThrow(type))
                .map(type -> new Mistake(
                        injector.at(),
                        type.getSimpleName() + " must be declared by the method, but " + method.text() + " does not",
                        "undeclared true, to throw it all the same"));
    }
}
