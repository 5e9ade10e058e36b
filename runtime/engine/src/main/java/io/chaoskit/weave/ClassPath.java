package io.chaoskit.weave;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.pointcut.TypeNames;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/**
 * The classes that a class loader can load, those of the JDK aside. Its entries are read when they are first needed, and once. Not
 * safe for several threads.
 */
final class ClassPath {

    private static final String CLASS_FILE = ".class";

    private final ClassLoader loader;
    private final ClassFileLocator files;
    private final TypePool pool;
    private Set<String> names;

    ClassPath(ClassLoader loader) {
        this.loader = loader;
        this.files = ClassFileLocator.ForClassLoader.of(loader);
        this.pool = new ClassFilePool(files);
    }

    /** The binary names of all classes. */
    Set<String> names() {
        if (names == null) {
            names = scan();
        }
        return names;
    }

    private Set<String> scan() {
        Set<String> found = new TreeSet<>();
        try (ScanResult scan =
                new ClassGraph().overrideClassLoaders(loader).acceptPaths("").scan()) {
            for (String path : scan.getResourcesWithExtension("class").getPaths()) {
                found.add(path.substring(0, path.length() - CLASS_FILE.length()).replace('/', '.'));
            }
        }
        return found;
    }

    /** A class by its class file, when there is one; it is not loaded. */
    Optional<TypeDescription> describe(String name) {
        try {
            return files.locate(name).isResolved()
                    ? Optional.of(pool.describe(name).resolve())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the class file of " + name + " cannot be read", e);
        }
    }

    /** Loads the classes that a pointcut names, and those that its wildcards mean; none is initialised. */
    void load(Pointcut pointcut) {
        for (String each : pointcut.namedTypes()) {
            TypeNames.binaryNames(each).stream().anyMatch(this::load);
        }
        if (pointcut.hasWildcards()) {
            names().stream()
                    .filter(pointcut::mayMean)
                    .filter(name -> isMeant(pointcut, name))
                    .forEach(this::load);
        }
    }

    private boolean isMeant(Pointcut pointcut, String name) {
        return describe(name)
                .filter(type -> Forbidden.why(type).isEmpty())
                .filter(pointcut::mayMatch)
                .filter(type -> !type.getDeclaredMethods()
                        .filter(pointcut.methods(type))
                        .isEmpty())
                .isPresent();
    }

    private boolean load(String name) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError elsewhere) {
            // Another class loader may have it; what matches nothing at all is told with the nearest names.
            return false;
        }
    }
}
