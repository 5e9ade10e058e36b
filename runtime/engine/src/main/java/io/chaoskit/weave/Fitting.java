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

/** Finds out, before a run, whether injectors fit the methods that their pointcuts match. */
public final class Fitting {

    private static final int SHOWN = 3;

    private Fitting() {}

    /**
     * What one pointcut matches now.
     *
     * @param pointcut which methods
     * @return may be empty
     * @throws IllegalStateException when the JVM does not let classes be looked at
     */
    public static Matches matches(Pointcut pointcut) {
        return Matches.of(pointcut, Weaver.contextLoader(), Agent.instrumentation());
    }

    /**
     * Everything that is wrong with what a scenario puts on methods.
     *
     * @param scenario its injectors, and its validators that measure methods
     * @return empty when all fit
     */
    public static List<Mistake> mistakes(Scenario scenario) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Assertion assertion : scenario.assertions()) {
            assertion.validator().measured().forEach(each -> matched(each, assertion.at(), mistakes));
        }
        for (Injector injector : scenario.injectors()) {
            for (Site site : injector.effectiveSites()) {
                if (site instanceof MethodSite method) {
                    matched(method.pointcut(), injector.at(), mistakes).forEach(each -> fits(injector, each, mistakes));
                }
            }
        }
        return mistakes;
    }

    /** The methods that a pointcut matches; none is a mistake. */
    private static List<MethodShape> matched(Pointcut pointcut, SourceLocation at, List<Mistake> mistakes) {
        Instrumentation instrumentation;
        try {
            instrumentation = Agent.instrumentation();
        } catch (IllegalStateException forbidden) {
            mistakes.add(Mistake.of(at, forbidden.getMessage()));
            return List.of();
        }
        Matches matches = Matches.of(pointcut, Weaver.contextLoader(), instrumentation);
        if (matches.methods().isEmpty() && !mayComeLater(pointcut, matches)) {
            mistakes.add(nothing(at, pointcut, matches, instrumentation));
        }
        return matches.methods();
    }

    /** A driver, say, is loaded when the target is set up: it is woven then, and the report tells when it never came. */
    private static boolean mayComeLater(Pointcut pointcut, Matches matches) {
        return pointcut.meansSubTypes() && matches.refused().stream().anyMatch(each -> each.contains(Matches.ABSTRACT));
    }

    private static void fits(Injector injector, MethodShape method, List<Mistake> mistakes) {
        injector.effect().misfit(method).ifPresent(why -> mistakes.add(Mistake.of(injector.at(), why)));
        if (!injector.undeclared()) {
            undeclared(injector, method, mistakes);
        }
    }

    private static Mistake nothing(
            SourceLocation at, Pointcut pointcut, Matches matches, Instrumentation instrumentation) {
        if (matches.refused().isEmpty()) {
            return new Mistake(
                    at,
                    "'" + pointcut.text() + "' must match a method, but matches none",
                    Suggestions.of(pointcut, instrumentation));
        }
        String refused =
                String.join(", ", matches.refused().stream().limit(SHOWN).toList());
        return new Mistake(
                at,
                "'" + pointcut.text() + "' must match a method that can be changed, but matches only " + refused,
                "");
    }

    private static void undeclared(Injector injector, MethodShape method, List<Mistake> mistakes) {
        injector.effect().thrown().stream()
                .filter(type -> !method.mayThrow(type))
                .forEach(type -> mistakes.add(new Mistake(
                        injector.at(),
                        type.getSimpleName() + " must be declared by the method, but " + method.text() + " does not",
                        "undeclared true, to throw it all the same")));
    }
}
