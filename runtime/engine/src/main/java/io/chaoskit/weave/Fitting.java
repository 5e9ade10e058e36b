package io.chaoskit.weave;

import io.chaoskit.effect.Injector;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Scenario;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out, before a run, whether injectors fit the methods that their pointcuts match. */
public final class Fitting {

    private static final int SHOWN = 3;

    /** A pointcut that must match something, unless it is said that its classes come later; not everything can be. */
    private record Asked(Pointcut pointcut, boolean mayBeLater, boolean later, SourceLocation at) {}

    private final ClassPath classPath;
    private final List<Mistake> mistakes = new ArrayList<>();

    private Fitting(Scenario scenario) {
        this.classPath = ClassPath.of(scenario);
    }

    /**
     * What one pointcut matches. Classes that it means are loaded for it.
     *
     * @param scenario whose it is
     * @param pointcut which methods
     * @return may be empty
     * @throws IllegalStateException when the JVM does not let classes be looked at
     */
    public static Matches matches(Scenario scenario, Pointcut pointcut) {
        ClassPath.of(scenario).load(pointcut);
        return Matches.of(pointcut, Agent.instrumentation());
    }

    /**
     * Everything that is wrong with what a scenario puts on methods.
     *
     * @param scenario its injectors, and its validators that measure methods
     * @return empty when all fit
     */
    public static List<Mistake> mistakes(Scenario scenario) {
        Fitting fitting = new Fitting(scenario);
        for (Assertion assertion : scenario.assertions()) {
            assertion
                    .validator()
                    .measured()
                    .forEach(each -> fitting.matched(new Asked(each, false, false, assertion.at())));
        }
        for (Injector injector : scenario.injectors()) {
            for (Site site : injector.effectiveSites()) {
                if (site.pointcut().isPresent()) {
                    Asked asked = new Asked(site.pointcut().get(), true, site.later(), injector.at());
                    fitting.matched(asked).forEach(each -> fitting.fits(injector, each));
                }
            }
        }
        return fitting.mistakes;
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
        classPath.load(pointcut);
        Matches matches = Matches.of(pointcut, instrumentation);
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
            for (Pointcut each : branches) {
                Matches matches = Matches.of(each, Agent.instrumentation());
                if (matches.methods().isEmpty()) {
                    nothing(
                            asked,
                            "'" + each.text() + "' in '" + asked.pointcut().text() + "'",
                            each,
                            matches);
                }
            }
        }
    }

    private void nothing(Asked asked, String name, Pointcut pointcut, Matches matches) {
        if (!matches.refused().isEmpty()) {
            if (!mayComeLater(pointcut, matches)) {
                mistakes.add(Mistake.of(asked.at(), name + " must match " + refused(matches)));
            }
        } else if (!asked.later()) {
            String why = Suggestions.of(pointcut, classPath, Agent.instrumentation());
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

    private static String refused(Matches matches) {
        return matches.refused().stream()
                .limit(SHOWN)
                .collect(Collectors.joining(", ", "a method that can be changed, but matches only ", ""));
    }

    /** A driver, say, is loaded when the target is set up: it is woven then, and the report tells when it never came. */
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
    public static List<Mistake> misfits(Injector injector, MethodShape method) {
        Stream<Mistake> undeclared = injector.undeclared() ? Stream.of() : undeclared(injector, method);
        return Stream.concat(
                        injector.effect().misfit(method).map(why -> Mistake.of(injector.at(), why)).stream(),
                        undeclared)
                .toList();
    }

    private static Stream<Mistake> undeclared(Injector injector, MethodShape method) {
        return injector.effect().thrown().stream()
                .filter(type -> !method.mayThrow(type))
                .map(type -> new Mistake(
                        injector.at(),
                        type.getSimpleName() + " must be declared by the method, but " + method.text() + " does not",
                        "undeclared true, to throw it all the same"));
    }
}
