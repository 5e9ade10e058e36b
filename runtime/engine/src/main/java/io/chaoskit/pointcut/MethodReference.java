package io.chaoskit.pointcut;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Turns a class and the name of a method into a pattern. */
final class MethodReference {

    private MethodReference() {}

    static MethodPattern pattern(Class<?> type, String methodName) {
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
