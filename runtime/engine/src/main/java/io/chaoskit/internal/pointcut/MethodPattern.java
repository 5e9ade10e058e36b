package io.chaoskit.internal.pointcut;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** A pattern for methods or constructors, by annotations, declaring type, name and parameters: a leaf of the tree. */
record MethodPattern(
        List<AnnotationPattern> annotations, TypePattern type, MemberPattern member, ParametersPattern parameters)
        implements Expression {

    MethodPattern {
        annotations = List.copyOf(annotations);
    }

    /** A class and the name of a method as a pattern. */
    static MethodPattern of(Class<?> type, String methodName) {
        Objects.requireNonNull(methodName, "methodName");
        if (type.isPrimitive() || type.isArray() || type.isHidden()) {
            throw new IllegalArgumentException(
                    "the type of a method must be a class or interface with a name of its own, but was "
                            + type.getTypeName());
        }
        boolean constructor = methodName.equals(MemberPattern.NEW);
        String name = (constructor ? type : declaring(type, methodName)).getName();
        return new MethodPattern(
                List.of(),
                new TypePattern(name, Glob.exactly(TypeNames.dotted(name)), false),
                new MemberPattern(Glob.exactly(methodName), constructor),
                ParametersPattern.ANY);
    }

    @Override
    public boolean mayMatch(TypeDescription candidate) {
        return type.matches(candidate);
    }

    @Override
    public boolean mayMatch(String binaryName) {
        return type.subTypes() || type.isNamed(binaryName);
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

    /** The nearest type that declares a method of this name; super-classes are nearer than interfaces. */
    private static Class<?> declaring(Class<?> type, String methodName) {
        Deque<Class<?>> waiting = new ArrayDeque<>(List.of(type));
        while (!waiting.isEmpty()) {
            Class<?> next = waiting.remove();
            if (declares(next, methodName)) {
                return next;
            }
            if (next.getSuperclass() != null) {
                waiting.addFirst(next.getSuperclass());
            }
            waiting.addAll(List.of(next.getInterfaces()));
        }
        return type;
    }

    private static boolean declares(Class<?> type, String methodName) {
        return Stream.of(type.getDeclaredMethods())
                .anyMatch(each -> each.getName().equals(methodName));
    }
}
