package io.chaoskit.pointcut;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Matches methods or constructors by annotations, declaring type, name and parameters: a leaf of the tree. */
record MethodPattern(
        List<AnnotationPattern> annotations, TypePattern type, MemberPattern member, ParametersPattern parameters)
        implements Expression {

    MethodPattern {
        annotations = List.copyOf(annotations);
    }

    @Override
    public boolean mayMatch(TypeDescription candidate) {
        return type.matches(candidate);
    }

    @Override
    public Predicate<MethodDescription> in(TypeDescription declaring) {
        if (!type.matches(declaring)) {
            return method -> false;
        }
        List<AnnotationPattern> open =
                annotations.stream().filter(each -> !each.isOn(declaring)).toList();
        return method -> hasSignature(method) && open.stream().allMatch(each -> each.isOn(method));
    }

    boolean hasSignature(MethodDescription method) {
        return member.matches(method) && parameters.matches(method);
    }

    /** Whether a method that the compiler added is meant, and not only caught by a wildcard. */
    boolean spellsOut(MethodDescription method) {
        return member.spellsOut(method);
    }

    @Override
    public Stream<MethodPattern> patterns() {
        return Stream.of(this);
    }

    @Override
    public String text() {
        return annotations.stream().map(each -> each + " ").collect(Collectors.joining()) + withoutAnnotations();
    }

    String withoutAnnotations() {
        return type + "." + member + parameters;
    }

    @Override
    public Precedence precedence() {
        return Precedence.PATTERN;
    }
}
