package io.chaoskit.internal.weave;

import io.chaoskit.internal.pointcut.SuperTypes;
import net.bytebuddy.description.type.TypeDescription;

/** The languages that classes are written in, known by what their compilers leave in class files. */
final class Languages {

    private static final String GROOVY = "groovy.lang.GroovyObject";
    private static final String KOTLIN = "kotlin.Metadata";

    private Languages() {}

    /** Whether methods declare the checked exceptions that they throw; those of Groovy and Kotlin need not. */
    static boolean declareExceptions(TypeDescription type) {
        return type.getDeclaredAnnotations().stream()
                        .noneMatch(each -> each.getAnnotationType().getName().equals(KOTLIN))
                && SuperTypes.of(type).noneMatch(each -> each.getName().equals(GROOVY));
    }
}
