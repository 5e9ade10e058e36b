package io.chaoskit.internal.weave;

import io.chaoskit.internal.pointcut.TypeNames;
import io.chaoskit.internal.thread.Stacks;
import io.chaoskit.pointcut.Pointcut;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The implementations of a method that are hidden classes: the JVM makes them for lambdas and method references, and they cannot be woven.
 *
 * @param classes that are loaded
 */
public record HiddenImplementations(List<Class<?>> classes) {

    private static final String LAMBDA = "$$Lambda";

    /** Copies the classes. */
    public HiddenImplementations {
        classes = List.copyOf(classes);
    }

    /**
     * Looks at every loaded class.
     *
     * @param pointcut that names a type, with or without {@code +}
     * @param instrumentation of this JVM
     * @return may be empty
     */
    public static HiddenImplementations of(Pointcut pointcut, Instrumentation instrumentation) {
        Set<String> named = pointcut.matcher().namedTypes().stream()
                .flatMap(each -> TypeNames.binaryNames(each).stream())
                .collect(Collectors.toSet());
        Class<?>[] loaded = instrumentation.getAllLoadedClasses();
        return new HiddenImplementations(Arrays.stream(loaded)
                .filter(each -> each.isHidden() && !Stacks.isChaosKit(each.getName()))
                .filter(each -> implementsIt(each, pointcut, named))
                .toList());
    }

    private static boolean implementsIt(Class<?> type, Pointcut pointcut, Set<String> named) {
        return isOneOf(type, named)
                && TypeDescription.ForLoadedType.of(type).getDeclaredMethods().stream()
                        .anyMatch(each -> pointcut.matcher().hasSignature(each));
    }

    /** Whether it or one of its super-types has such a name. By reflection: there may be thousands to look at. */
    private static boolean isOneOf(Class<?> type, Set<String> named) {
        return type != null
                && (named.contains(type.getName())
                        || isOneOf(type.getSuperclass(), named)
                        || Arrays.stream(type.getInterfaces()).anyMatch(each -> isOneOf(each, named)));
    }

    /**
     * What they are, and what to do.
     *
     * @param other what they are besides others that can be woven; empty when there are none
     * @return for example {@code its 2 implementations are lambdas, which cannot be woven; name a method that calls it, or write a class}
     */
    public String text(String other) {
        boolean lambdas = classes.stream().allMatch(each -> each.getName().contains(LAMBDA));
        boolean one = classes.size() == 1;
        String subject = one
                ? "its " + other + "implementation is"
                : "its " + classes.size() + " " + other + "implementations are";
        String kind = lambdas ? (one ? "a lambda" : "lambdas") : one ? "a hidden class" : "hidden classes";
        return subject + " " + kind + ", which cannot be woven; name a method that calls it, or write a class";
    }
}
