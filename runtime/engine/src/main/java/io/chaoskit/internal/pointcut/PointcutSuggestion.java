package io.chaoskit.internal.pointcut;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.type.TypeDescription;

/** The hint for a pointcut that matches nothing: why, and which class or method was probably meant. Changes and loads nothing. */
public final class PointcutSuggestion {

    private final Collection<String> classNames;
    private final Function<String, TypeDescription> lookUp;

    private PointcutSuggestion(Collection<String> classNames, Function<String, TypeDescription> lookUp) {
        this.classNames = classNames;
        this.lookUp = lookUp;
    }

    /**
     * Looks at each part of a pointcut for what it is that does not exist. Takes a moment with many classes: it is meant
     * for an error message.
     *
     * @param pointcut one that matches nothing
     * @param classNames the binary names of the classes that there are; those of lambdas are passed over
     * @param lookUp describes a class of these names; a class whose methods cannot be read, because another class is
     *     missing, counts as one without methods
     * @return for example {@code there is no class 'com.acme.OrderRepos'; did you mean 'com.acme.OrderRepo'?}, or
     *     {@code com.acme.OrderRepo has no method 'sav'; did you mean save(Order)?}; one such sentence for each part
     */
    public static String hint(
            MethodMatcher pointcut, Collection<String> classNames, Function<String, TypeDescription> lookUp) {
        List<String> named =
                classNames.stream().filter(name -> !TypeNames.isOfLambda(name)).toList();
        PointcutSuggestion suggestion = new PointcutSuggestion(named, lookUp);
        String hints = pointcut.patterns().stream()
                .flatMap(each -> suggestion.hint(each).stream())
                .distinct()
                .collect(Collectors.joining("; "));
        return hints.isEmpty() ? "no method is matched by all of it" : hints;
    }

    private Optional<String> hint(MethodPattern pattern) {
        return new ClassHint(pattern, classNames)
                .text()
                .or(() -> new MethodHint(pattern, candidates(pattern.type())).text())
                .or(() -> new AnnotationHint(pattern, candidates(pattern.type())).text());
    }

    private List<TypeDescription> candidates(TypePattern type) {
        Stream<String> near = classNames.stream().filter(each -> type.subTypes() || type.isNamed(each));
        return near.map(lookUp).filter(type::matches).toList();
    }
}
