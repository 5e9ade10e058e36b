package io.chaoskit.internal.pointcut;

import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** The methods that a type declares: those that people wrote, and those that the compiler added. */
final class Declared {

    /** Groovy's mark of what it adds to each class, for example {@code getMetaClass}; it does not call that synthetic. */
    private static final String INTERNAL = "groovy.transform.Internal";

    /** Where the super-classes are of what Kotlin generates for suspend functions, to go on with, and for suspend lambdas. */
    private static final String COROUTINES = "kotlin.coroutines.jvm.internal.";

    private Declared() {}

    /** None for a class that cannot be read, because one that it needs is missing: it can explain nothing. */
    static Stream<MethodDescription> by(TypeDescription type) {
        try {
            return type.getDeclaredMethods().stream()
                    .filter(each -> !each.isBridge() && !byCompiler(each))
                    .map(MethodDescription.class::cast);
        } catch (LinkageError unreadable) {
            return Stream.empty();
        }
    }

    /** Whether the compiler added a method. Bridges do not count: they are entrances to methods that people wrote. */
    static boolean byCompiler(MethodDescription method) {
        return method.isSynthetic() && !method.isBridge()
                || isOfCoroutine(method.getDeclaringType().asErasure())
                || method.getDeclaredAnnotations().stream()
                        .anyMatch(each -> each.getAnnotationType().getName().equals(INTERNAL));
    }

    private static boolean isOfCoroutine(TypeDescription type) {
        TypeDescription.Generic parent = type.getSuperClass();
        return parent != null && parent.asErasure().getName().startsWith(COROUTINES);
    }
}
