package io.chaoskit.internal.pointcut;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import net.bytebuddy.description.type.TypeDefinition;
import net.bytebuddy.description.type.TypeDescription;

/** The super-types of a type: all that it can be assigned to. */
public final class SuperTypes {

    private static final TypeDescription OBJECT = TypeDescription.ForLoadedType.of(Object.class);

    private SuperTypes() {}

    /**
     * The type itself, its super-classes, its interfaces, and {@code Object} also for an interface.
     *
     * @param type where to begin; array types have no interfaces here
     * @return each once, the type itself first
     * @throws RuntimeException as the description does when a super-type is missing
     */
    public static Stream<TypeDescription> of(TypeDescription type) {
        Map<String, TypeDescription> found = new LinkedHashMap<>();
        Deque<TypeDefinition> waiting = new ArrayDeque<>();
        waiting.add(type);
        while (!waiting.isEmpty()) {
            TypeDescription next = waiting.remove().asErasure();
            if (found.putIfAbsent(next.getName(), next) == null) {
                waiting.addAll(next.getInterfaces().asErasures());
                if (next.getSuperClass() != null) {
                    waiting.addFirst(next.getSuperClass());
                }
            }
        }
        found.putIfAbsent(OBJECT.getName(), OBJECT);
        return found.values().stream();
    }
}
