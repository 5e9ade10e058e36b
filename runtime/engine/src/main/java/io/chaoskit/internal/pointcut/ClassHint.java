package io.chaoskit.internal.pointcut;

import io.chaoskit.internal.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The hint for a pattern with a class that does not exist: names the one that was meant. */
final class ClassHint {

    private final MethodPattern pattern;
    private final TypePattern type;
    private final Collection<String> names;

    ClassHint(MethodPattern pattern, Collection<String> binaryNames) {
        this.pattern = pattern;
        this.type = pattern.type();
        this.names = binaryNames.stream().map(TypeNames::dotted).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Empty when there is a class of this name. */
    Optional<String> text() {
        if (names.stream().anyMatch(type::isNamed)) {
            return Optional.empty();
        }
        if (!type.isExact()) {
            return Optional.of("no class matches '" + type + "'" + didYouMean(otherPackage()));
        }
        String whole = type.written() + "." + pattern.member();
        if (names.contains(TypeNames.dotted(whole))) {
            return Optional.of(whole + " is a class; write " + whole + ".*(..) for its methods");
        }
        return Optional.of("there is no class '" + type.written() + "'" + didYouMean(otherClass()));
    }

    private static String didYouMean(Optional<String> name) {
        return name.map(each -> "; did you mean '" + each + "'?").orElse("");
    }

    private Optional<String> otherClass() {
        return inAnotherPackage().or(this::inThisPackage).or(this::anywhere);
    }

    private Optional<String> inAnotherPackage() {
        List<String> same = names.stream()
                .filter(each -> TypeNames.simple(each).equalsIgnoreCase(simpleName()))
                .toList();
        return Nearest.to(typed(), same).or(() -> same.stream().findFirst());
    }

    private Optional<String> inThisPackage() {
        String prefix = typed().substring(0, typed().length() - simpleName().length());
        List<String> neighbours = names.stream()
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length()))
                .filter(each -> !each.contains("."))
                .toList();
        return Nearest.to(simpleName(), neighbours).map(prefix::concat);
    }

    /** Long names are near to many others; only those count that also end in a similar class. */
    private Optional<String> anywhere() {
        List<String> similar = names.stream()
                .filter(each -> Nearest.to(simpleName(), List.of(TypeNames.simple(each)))
                        .isPresent())
                .toList();
        return Nearest.to(typed(), similar).or(() -> typed().contains(".") ? Optional.empty() : withPackage(similar));
    }

    private Optional<String> withPackage(List<String> similar) {
        List<String> simpleNames = similar.stream().map(TypeNames::simple).toList();
        return Nearest.to(typed(), simpleNames).map(each -> similar.get(simpleNames.indexOf(each)));
    }

    /** The same wildcards after the package that was probably meant. */
    private Optional<String> otherPackage() {
        String before = type.written().substring(0, type.written().indexOf('*'));
        int packages = before.indexOf("..");
        String literal = packages >= 0 ? before.substring(0, packages) : before.substring(0, lastDot(before));
        Set<String> known = names.stream().flatMap(ClassHint::prefixes).collect(Collectors.toCollection(TreeSet::new));
        return literal.isEmpty() || known.contains(literal)
                ? Optional.empty()
                : Nearest.to(literal, known).map(each -> each + type.toString().substring(literal.length()));
    }

    private static int lastDot(String text) {
        return Math.max(0, text.lastIndexOf('.'));
    }

    private static Stream<String> prefixes(String name) {
        return Stream.iterate(
                name.substring(0, lastDot(name)), each -> !each.isEmpty(), each -> each.substring(0, lastDot(each)));
    }

    private String typed() {
        return type.name().text();
    }

    private String simpleName() {
        return TypeNames.simple(typed());
    }
}
