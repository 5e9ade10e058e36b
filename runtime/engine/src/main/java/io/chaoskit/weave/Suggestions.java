package io.chaoskit.weave;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.pointcut.PointcutSuggestion;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;

/** Says what was probably meant by a pointcut that matches nothing. */
final class Suggestions {

    private Suggestions() {}

    static String of(Pointcut pointcut, Instrumentation instrumentation) {
        Map<String, Class<?>> classes = new HashMap<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (!each.isArray()) {
                classes.put(each.getName(), each);
            }
        }
        return PointcutSuggestion.hint(
                pointcut, classes.keySet(), name -> TypeDescription.ForLoadedType.of(classes.get(name)));
    }
}
