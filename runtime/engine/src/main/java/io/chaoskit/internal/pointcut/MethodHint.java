package io.chaoskit.internal.pointcut;

import io.chaoskit.internal.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** The hint for a pattern with a method that its classes do not declare: names the one that was meant. */
final class MethodHint {

    private static final int OVERLOADS_SHOWN = 3;
    private static final int NAMES_SHOWN = 5;

    private final MethodPattern pattern;
    private final MemberPattern member;
    private final List<TypeDescription> classes;

    MethodHint(MethodPattern pattern, List<TypeDescription> classes) {
        this.pattern = pattern;
        this.member = pattern.member();
        this.classes = classes;
    }

    /** Empty when there is a method of this name and with these parameters. */
    Optional<String> text() {
        List<MethodDescription> sameName = methods(member::matches);
        if (sameName.isEmpty()) {
            return Optional.of(noSuchName());
        }
        return sameName.stream().anyMatch(pattern::hasSignature)
                ? Optional.empty()
                : Optional.of(lacks(member.toString() + pattern.parameters()) + didYouMean(sameName));
    }

    private String noSuchName() {
        if (member.constructor()) {
            return lacks("constructor");
        }
        return inherited().orElseGet(() -> lacks("method '" + member + "'") + otherName());
    }

    private String lacks(String what) {
        TypePattern type = pattern.type();
        return type.isExact() && !type.subTypes()
                ? type.written() + " has no " + what
                : "no class that matches '" + type + "' has a " + what;
    }

    /** People name the class that they call; a fault must be put where the method is. */
    private Optional<String> inherited() {
        return classes.stream()
                .flatMap(each -> SuperTypes.of(each).skip(1))
                .filter(each -> !each.represents(Object.class))
                .flatMap(Declared::by)
                .filter(pattern::hasSignature)
                .findFirst()
                .map(this::inheritedFrom);
    }

    private String inheritedFrom(MethodDescription method) {
        String type = TypeNames.dotted(method.getDeclaringType().asErasure().getName());
        return lacks("method '" + member + "' of its own") + ", " + Signatures.of(method) + " is declared in " + type
                + "; write " + type + "." + member + pattern.parameters();
    }

    private String otherName() {
        List<MethodDescription> all = methods(MethodDescription::isMethod);
        List<String> names =
                all.stream().map(Signatures::name).distinct().sorted().toList();
        Optional<String> near = Nearest.to(member.toString().replace("*", ""), names);
        if (near.isPresent()) {
            return didYouMean(all.stream()
                    .filter(each -> each.getName().equals(near.get()))
                    .toList());
        }
        return names.isEmpty() || classes.size() > 1
                ? ""
                : names.stream()
                        .limit(NAMES_SHOWN)
                        .collect(Collectors.joining(", ", "; it has ", names.size() > NAMES_SHOWN ? ", …" : ""));
    }

    private static String didYouMean(List<MethodDescription> methods) {
        List<String> signatures =
                methods.stream().map(Signatures::of).distinct().sorted().toList();
        return signatures.stream()
                .limit(OVERLOADS_SHOWN)
                .collect(Collectors.joining(
                        " or ", "; did you mean ", signatures.size() > OVERLOADS_SHOWN ? " or another?" : "?"));
    }

    private List<MethodDescription> methods(Predicate<MethodDescription> wanted) {
        return classes.stream().flatMap(Declared::by).filter(wanted).toList();
    }
}
