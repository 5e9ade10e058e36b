package io.chaoskit.cli;

import groovy.lang.GroovyClassLoader;
import groovy.lang.GroovyResourceLoader;
import io.chaoskit.internal.dsl.script.ScriptHome;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * The loader of a script's classes. A class that is nowhere on the class path is compiled from a file beside the script: {@code Shop} from
 * {@code Shop.groovy}, {@code acme.Shop} from {@code acme/Shop.groovy}.
 */
abstract class ScriptClassLoader extends GroovyClassLoader {

    private static final String SUFFIX = ".groovy";

    private final Path script;
    private final Set<Path> neighbours = Collections.synchronizedSet(new LinkedHashSet<>());

    /** {@code configuration} is that of what it compiles; null for one that compiles nothing. */
    ScriptClassLoader(ClassLoader parent, Path script, CompilerConfiguration configuration) {
        super(parent, configuration);
        this.script = script.toAbsolutePath().normalize();
        GroovyResourceLoader groovys = getResourceLoader();
        setResourceLoader(name -> {
            Optional<Path> beside = beside(name);
            return beside.isPresent() ? neighbour(beside.get()) : groovys.loadGroovySource(name);
        });
    }

    /** The names of the classes that are written in the script. */
    abstract Stream<String> names();

    /** The classes that are written in the script, but for those within others. */
    final List<Class<?>> ofScript() {
        List<Class<?>> all = new ArrayList<>();
        for (String each : names().filter(name -> name.indexOf('$') < 0).toList()) {
            try {
                all.add(loadClass(each));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("a script has its classes, but " + each + " is missing", e);
            }
        }
        return all;
    }

    /** The script itself. */
    final Path script() {
        return script;
    }

    /** The files beside the script that it has classes from. */
    final List<Path> neighbours() {
        synchronized (neighbours) {
            return List.copyOf(neighbours);
        }
    }

    /** A file beside the script has a class of it. */
    final void note(Path file) {
        neighbours.add(file);
        ScriptHome.of(this).ifPresent(home -> home.add(file));
    }

    private URL neighbour(Path file) throws MalformedURLException {
        note(file);
        return file.toUri().toURL();
    }

    /** Only what is written like a class: any variable may be called as a script beside is. */
    private Optional<Path> beside(String name) {
        if (!Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1))) {
            return Optional.empty();
        }
        try {
            Path file = script.resolveSibling(name.replace('.', '/') + SUFFIX);
            // A file system that ignores case has files that are not meant.
            return Files.isRegularFile(file)
                            && file.toRealPath().getFileName().equals(file.getFileName())
                            && !file.equals(script)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (IOException | InvalidPathException notThere) {
            return Optional.empty();
        }
    }

    /** Where the classes of a file say that they come from. */
    static CodeSource source(Path file) {
        try {
            return new CodeSource(file.toFile().toURI().toURL(), (Certificate[]) null);
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("every file has a URL, but '" + file + "' has none", e);
        }
    }
}
