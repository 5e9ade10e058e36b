package io.chaoskit.internal.dsl.script;

import groovy.lang.GroovyClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/**
 * The script that classes belong to: its own, those of files beside it, and those of scripts that it loads. Found by the loaders of the classes, so that it
 * is known on every thread, and as long as they are. Safe for threads.
 */
public final class ScriptHome {

    private static final Map<ClassLoader, ScriptHome> HOMES = Collections.synchronizedMap(new WeakHashMap<>());

    private final Path file;
    private final ScriptInput input;
    private final Set<Path> others = Collections.synchronizedSet(new TreeSet<>());

    private ScriptHome(Path file, ScriptInput input) {
        this.file = file;
        this.input = input;
    }

    /** Says which script the classes of a loader belong to, and those of the loaders below it. */
    public static ScriptHome set(ClassLoader loader, Path file, ScriptInput input) {
        ScriptHome home = new ScriptHome(file, input);
        HOMES.put(top(loader), home);
        return home;
    }

    /** The loader of all classes of a script, of which Groovy makes one for each compilation. */
    public static ClassLoader top(ClassLoader loader) {
        return loader instanceof GroovyClassLoader.InnerLoader ? loader.getParent() : loader;
    }

    /** The script that the classes of a loader belong to; empty when it is no script's. */
    public static Optional<ScriptHome> of(ClassLoader loader) {
        return Stream.iterate(loader, each -> each != null, ClassLoader::getParent)
                .flatMap(each -> Stream.ofNullable(HOMES.get(each)))
                .reduce((below, above) -> above);
    }

    /** What the script of a loader was compiled against: the code under test. Empty when it is no script's. */
    public static Optional<ClassLoader> underTest(ClassLoader loader) {
        return Stream.iterate(loader, each -> each != null, ClassLoader::getParent)
                .filter(HOMES::containsKey)
                .reduce((below, above) -> above)
                .map(ClassLoader::getParent);
    }

    /** The script that a call names. */
    public Path file() {
        return file;
    }

    /** What the call gives to it. */
    public ScriptInput input() {
        return input;
    }

    /** Adds a file that the script loads, or has a class from. */
    public void add(Path other) {
        others.add(other.toAbsolutePath().normalize());
    }

    /** The script first, then what it loads and has classes from, by name. */
    public List<Path> sources() {
        List<Path> all = new ArrayList<>(List.of(file));
        synchronized (others) {
            all.addAll(others);
        }
        all.subList(1, all.size())
                .removeIf(each -> each.equals(file.toAbsolutePath().normalize()));
        return all;
    }
}
