package io.chaoskit.internal.weave;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;

/**
 * Describes loaded classes by reflection, which is fast; when one of their methods names a class that is missing, by their class
 * file.
 */
final class Readable {

    private Readable() {}

    /** A loaded class. The description may still not tell its methods, when there is no class file of it. */
    static TypeDescription of(Class<?> type) {
        TypeDescription loaded = TypeDescription.ForLoadedType.of(type);
        return isWhole(loaded)
                ? loaded
                : new ClassPath(type.getClassLoader()).describe(type.getName()).orElse(loaded);
    }

    /** Whether the JVM can link a class and tell its methods. The JDK misses no class. */
    static boolean isWhole(Class<?> type) {
        return type.getClassLoader() == null || isWhole(TypeDescription.ForLoadedType.of(type));
    }

    private static boolean isWhole(TypeDescription loaded) {
        try {
            loaded.getDeclaredMethods().size();
            return true;
        } catch (LinkageError missing) {
            return false;
        }
    }

    /** A class that is being loaded, when {@code type} is null, or transformed again. */
    static TypeDescription of(String name, Class<?> type, TypePool pool) {
        TypeDescription loaded = type == null ? null : TypeDescription.ForLoadedType.of(type);
        return loaded != null && isWhole(loaded) ? loaded : pool.describe(name).resolve();
    }
}
