package io.chaoskit.pointcut;

import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/** Lists the methods of a type that people wrote. */
final class Declared {

    private Declared() {}

    /** None for a class that cannot be read, because one that it needs is missing: it can explain nothing. */
    static Stream<MethodDescription> by(TypeDescription type) {
        try {
            return type.getDeclaredMethods().stream()
                    .filter(each -> !each.isBridge() && !CompilerMade.test(each))
                    .map(MethodDescription.class::cast);
        } catch (LinkageError unreadable) {
            return Stream.empty();
        }
    }
}
