package io.chaoskit.weave;

import io.chaoskit.internal.pointcut.PointcutSuggestion;
import io.chaoskit.pointcut.Pointcut;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.description.type.TypeDescription;

/** Says what was probably meant by a pointcut that matches nothing. */
final class Suggestions {

    private Suggestions() {}

    static String of(Pointcut pointcut, ClassPath classPath, Instrumentation instrumentation) {
        Map<String, Class<?>> loaded = new HashMap<>();
        for (Class<?> each : instrumentation.getAllLoadedClasses()) {
            if (!each.isArray()) {
                loaded.put(each.getName(), each);
            }
        }
        Set<String> names = new TreeSet<>(classPath.names());
        names.addAll(loaded.keySet());
        Own.removeFrom(names, pointcut);
        return PointcutSuggestion.hint(pointcut.matcher(), names, name -> describe(loaded.get(name), name, classPath));
    }

    private static TypeDescription describe(Class<?> loaded, String name, ClassPath classPath) {
        return loaded != null
                ? TypeDescription.ForLoadedType.of(loaded)
                : classPath.describe(name).orElseThrow(() -> new IllegalStateException("no class file of " + name));
    }
}
