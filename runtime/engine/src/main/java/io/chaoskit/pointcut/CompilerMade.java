package io.chaoskit.pointcut;

import net.bytebuddy.description.method.MethodDescription;

/** Tells methods that nobody wrote. */
final class CompilerMade {

    /** Groovy's mark of what it adds to each class, for example {@code getMetaClass}; it does not call that synthetic. */
    private static final String INTERNAL = "groovy.transform.Internal";

    private CompilerMade() {}

    /** Bridges are no matter of this: they are entrances to what somebody wrote. */
    static boolean test(MethodDescription method) {
        return method.isSynthetic() && !method.isBridge()
                || method.getDeclaredAnnotations().stream()
                        .anyMatch(each -> each.getAnnotationType().getName().equals(INTERNAL));
    }
}
