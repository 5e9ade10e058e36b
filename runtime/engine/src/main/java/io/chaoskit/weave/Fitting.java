package io.chaoskit.weave;

import io.chaoskit.injector.Injector;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Scenario;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.MethodSite;
import io.chaoskit.site.Site;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds out, before a run, whether injectors fit the methods that their pointcuts match. */
public final class Fitting {

    private static final int SHOWN = 3;

    private final ClassPath classPath = new ClassPath(Weaver.contextLoader());
    private final List<Mistake> mistakes = new ArrayList<>();

    private Fitting() {}

    /**
     * What one pointcut matches. Classes that it means are loaded for it.
     *
     * @param pointcut which methods
     * @return may be empty
     * @throws IllegalStateException when the JVM does not let classes be looked at
     */
    public static Matches matches(Pointcut pointcut) {
        new ClassPath(Weaver.contextLoader()).load(pointcut);
        return Matches.of(pointcut, Agent.instrumentation());
    }

    /**
     * Everything that is wrong with what a scenario puts on methods.
     *
     * @param scenario its injectors, and its validators that measure methods
     * @return empty when all fit
     */
    public static List<Mistake> mistakes(Scenario scenario) {
        Fitting fitting = new Fitting();
        for (Assertion assertion : scenario.assertions()) {
            assertion.validator().measured().forEach(each -> fitting.matched(each, assertion.at()));
        }
        for (Injector injector : scenario.injectors()) {
            for (Site site : injector.effectiveSites()) {
                if (site instanceof MethodSite method) {
                    fitting.matched(method.pointcut(), injector.at()).forEach(each -> fitting.fits(injector, each));
                }
            }
        }
        return fitting.mistakes;
    }

    /** The methods that a pointcut matches; none is a mistake. */
    private List<MethodShape> matched(Pointcut pointcut, SourceLocation at) {
        Instrumentation instrumentation;
        try {
            instrumentation = Agent.instrumentation();
        } catch (IllegalStateException forbidden) {
            mistakes.add(Mistake.of(at, forbidden.getMessage()));
            return List.of();
        }
        classPath.load(pointcut);
        Matches matches = Matches.of(pointcut, instrumentation);
        if (matches.methods().isEmpty() && !mayComeLater(pointcut, matches)) {
            mistakes.add(Mistake.of(at, "'" + pointcut.text() + "' must match " + nothing(pointcut, matches)));
        }
        return matches.methods();
    }

    /** A driver, say, is loaded when the target is set up: it is woven then, and the report tells when it never came. */
    private static boolean mayComeLater(Pointcut pointcut, Matches matches) {
        return pointcut.meansSubTypes() && matches.refused().stream().anyMatch(each -> each.contains(Matches.ABSTRACT));
    }

    private void fits(Injector injector, MethodShape method) {
        injector.effect().misfit(method).ifPresent(why -> mistakes.add(Mistake.of(injector.at(), why)));
        if (!injector.undeclared()) {
            undeclared(injector, method);
        }
    }

    private String nothing(Pointcut pointcut, Matches matches) {
        if (matches.refused().isEmpty()) {
            return "a method, but " + Suggestions.of(pointcut, classPath, Agent.instrumentation());
        }
        return matches.refused().stream()
                .limit(SHOWN)
                .collect(Collectors.joining(", ", "a method that can be changed, but matches only ", ""));
    }

    private void undeclared(Injector injector, MethodShape method) {
        injector.effect().thrown().stream()
                .filter(type -> !method.mayThrow(type))
                .forEach(type -> mistakes.add(new Mistake(
                        injector.at(),
                        type.getSimpleName() + " must be declared by the method, but " + method.text() + " does not",
                        "undeclared true, to throw it all the same")));
    }
}
