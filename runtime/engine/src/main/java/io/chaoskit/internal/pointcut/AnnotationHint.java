package io.chaoskit.internal.pointcut;

import io.chaoskit.internal.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.type.TypeDescription;

/** The hint for a pattern with an annotation that its methods do not carry: names the one that was meant. */
final class AnnotationHint {

    private final MethodPattern pattern;
    private final List<TypeDescription> classes;

    AnnotationHint(MethodPattern pattern, List<TypeDescription> classes) {
        this.pattern = pattern;
        this.classes = classes;
    }

    /** Empty when there is a method with all these annotations. */
    Optional<String> text() {
        if (pattern.annotations().isEmpty() || classes.stream().anyMatch(this::matches)) {
            return Optional.empty();
        }
        Set<String> carried =
                classes.stream().flatMap(this::annotations).collect(Collectors.toCollection(TreeSet::new));
        return pattern.annotations().stream()
                .filter(each -> carried.stream().noneMatch(each::isNamed))
                .findFirst()
                .map(each -> nothingCarries(each.toString()) + meant(each, carried))
                .or(() -> Optional.of(nothingCarries(all())));
    }

    private boolean matches(TypeDescription type) {
        return Declared.by(type).anyMatch(pattern.in(type));
    }

    private String nothingCarries(String annotations) {
        return "nothing that matches '" + pattern.withoutAnnotations() + "' carries " + annotations;
    }

    private String all() {
        return pattern.annotations().stream().map(Object::toString).collect(Collectors.joining(" and "));
    }

    private Stream<String> annotations(TypeDescription type) {
        Stream<AnnotationDescription> onMethods =
                Declared.by(type).filter(pattern::hasSignature).flatMap(each -> each.getDeclaredAnnotations().stream());
        return Stream.concat(type.getInheritedAnnotations().stream(), onMethods)
                .map(each -> TypeNames.dotted(each.getAnnotationType().getName()));
    }

    private static String meant(AnnotationPattern typed, Set<String> carried) {
        String simple = TypeNames.simple(typed.name().text());
        List<String> simpleNames = carried.stream().map(TypeNames::simple).toList();
        return Nearest.to(simple, simpleNames)
                .flatMap(near -> carried.stream()
                        .filter(each -> TypeNames.simple(each).equals(near))
                        .findFirst())
                .map(each -> typed.written().contains(".") ? each : TypeNames.simple(each))
                .map(each -> "; did you mean @" + each + "?")
                .orElse("");
    }
}
