package io.chaoskit.internal.weave;

import io.chaoskit.internal.pointcut.TypeNames;
import io.chaoskit.model.Scenario;
import io.chaoskit.pointcut.Pointcut;
import io.github.classgraph.ClassGraph;
import io.github.classgraph.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/**
 * The class path of a scenario: the classes that it can name: what the thread's context class loader can load, what the scenario's own can, such as that
 * of a script with libraries of its own, and the JDK's. The entries are read when they are first needed, and once.
 * Not safe for several threads.
 */
public final class ClassPath {

    private static final String CLASS_FILE = ".class";

    private final List<ClassLoader> loaders;
    /** Made when a class is first described: a run without a pointcut never loads what they are made of. */
    private ClassFileLocator files;

    private TypePool pool;
    private Set<String> names;

    /** The first one wins. */
    ClassPath(ClassLoader... loaders) {
        this.loaders = Stream.of(loaders).distinct().toList();
    }

    /** The classes that can be named in a scenario. */
    public static ClassPath of(Scenario scenario) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader first = context != null ? context : ClassLoader.getSystemClassLoader();
        return new ClassPath(first, scenario.classLoader().orElse(first));
    }

    /** The binary names of all classes, those of the JDK aside. */
    public Set<String> names() {
        if (names == null) {
            names = scan();
        }
        return names;
    }

    private Set<String> scan() {
        Set<String> found = new TreeSet<>();
        try (ScanResult scan = new ClassGraph()
                .overrideClassLoaders(loaders.toArray(ClassLoader[]::new))
                .acceptPaths("")
                .scan()) {
            for (String path : scan.getResourcesWithExtension("class").getPaths()) {
                found.add(path.substring(0, path.length() - CLASS_FILE.length()).replace('/', '.'));
            }
        }
        return found;
    }

    /** A class by its class file, when there is one; it is not loaded. */
    public Optional<TypeDescription> describe(String name) {
        try {
            if (files == null) {
                files = new ClassFileLocator.Compound(loaders.stream()
                        .map(ClassFileLocator.ForClassLoader::of)
                        .toList());
                pool = new ClassFilePool(files);
            }
            return files.locate(name).isResolved()
                    ? Optional.of(pool.describe(name).resolve())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the class file of " + name + " cannot be read", e);
        }
    }

    /** Loads the classes that a pointcut names, and those that its wildcards mean; none is initialised. */
    public void load(Pointcut pointcut) {
        pointcut.matcher().namedTypes().forEach(this::loadNamed);
        if (pointcut.matcher().hasWildcards()) {
            Set<String> there = loaded();
            Stream.concat(
                            names().stream(),
                            RuntimeImage.names(pointcut.matcher().beginnings()).stream())
                    .filter(pointcut.matcher()::mayMean)
                    .filter(name -> !there.contains(name) && isMeant(pointcut, name))
                    .forEach(this::load);
        }
    }

    /** What was found before: its class files need not be read again. */
    private Set<String> loaded() {
        Set<String> names = new HashSet<>();
        for (ClassLoader each : loaders) {
            for (Class<?> type : Agent.instrumentation().getInitiatedClasses(each)) {
                names.add(type.getName());
            }
        }
        return names;
    }

    /** Whether the types that a pointcut names without a wildcard are there. */
    public boolean hasAll(Pointcut pointcut) {
        return pointcut.matcher().namedTypes().stream().allMatch(this::loadNamed);
    }

    private boolean loadNamed(String written) {
        return TypeNames.binaryNames(written).stream().anyMatch(this::load);
    }

    private boolean isMeant(Pointcut pointcut, String name) {
        return describe(name)
                .filter(type -> Forbidden.why(type).isEmpty())
                .filter(pointcut.matcher()::mayMatch)
                .filter(type -> !type.getDeclaredMethods()
                        .filter(pointcut.matcher().methods(type))
                        .isEmpty())
                .isPresent();
    }

    private boolean load(String name) {
        return loaders.stream().anyMatch(each -> isLoaded(name, each));
    }

    private static boolean isLoaded(String name, ClassLoader loader) {
        try {
            Class.forName(name, false, loader);
            return true;
        } catch (ClassNotFoundException | LinkageError elsewhere) {
            // Another class loader may have it; what matches nothing at all is reported with the nearest names.
            return false;
        }
    }
}
