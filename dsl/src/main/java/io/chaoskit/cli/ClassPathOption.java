package io.chaoskit.cli;

import io.chaoskit.word.Words;
import java.io.File;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The options that name the code under test. {@code scripts/chaoskit} puts it on the class path of the JVM, beside what
 * {@code CHAOSKIT_CLASSPATH} names; a JVM that was started in another way gets what is missing in a class loader of its own.
 */
final class ClassPathOption {

    private static final String NAME = "--class-path";
    private static final String VARIABLE = "CHAOSKIT_CLASSPATH";
    private static final String WORDS = "META-INF/services/" + Words.class.getName();
    private static final String ALL_JARS = File.separator + "*";

    private final Supplier<List<String>> given;
    private final Supplier<String> pom;

    ClassPathOption(CommandModel model) {
        given = model.options("PATH", "classes and jars under test, separated by colons; may be repeated", NAME);
        pom = model.option(
                String.class,
                "FILE",
                "the pom.xml of a Maven project under test: its classes, and what its tests need",
                MavenProject.OPTION);
    }

    /** Whether the call has one of the options. */
    boolean isGiven() {
        return !given.get().isEmpty() || pom.get() != null;
    }

    /**
     * The loader that scripts see the code under test through. Reports entries that do not exist, which the JVM ignores, and a Groovy
     * beside the one that runs.
     */
    ClassLoader open(PrintStream notes) throws MistakesFound {
        warnOfMissing(notes);
        ClassLoader loader = loader(notes);
        if (loader instanceof URLClassLoader aside && aside.findResource(WORDS) != null) {
            notes.println(
                    "chaoskit: words of jars on " + NAME + " are found only if the JVM has them on its class path; "
                            + "start it with scripts/chaoskit, or put them behind -cp");
        }
        if (isGiven() || System.getenv(VARIABLE) != null) {
            GroovyVersions.clash(loader).ifPresent(notes::println);
        }
        return loader;
    }

    private void warnOfMissing(PrintStream notes) {
        entries(given.get()).filter(ClassPathOption::isMissing).forEach(each -> notes.println(missing(each, NAME)));
        entries(List.of(System.getenv().getOrDefault(VARIABLE, "")))
                .filter(ClassPathOption::isMissing)
                .forEach(each -> notes.println(missing(each, VARIABLE)));
    }

    private static String missing(String entry, String where) {
        return "chaoskit: " + where + " names '" + entry + "', which does not exist";
    }

    private static boolean isMissing(String entry) {
        return entry.endsWith(ALL_JARS)
                ? !new File(entry.substring(0, entry.length() - ALL_JARS.length())).isDirectory()
                : !new File(entry).exists();
    }

    private ClassLoader loader(PrintStream notes) throws MistakesFound {
        List<String> all = new ArrayList<>(given.get());
        if (pom.get() != null) {
            all.add(MavenProject.text(MavenProject.of(pom.get()).classPath(notes)));
        }
        return aside(all, ClassPathOption.class.getClassLoader());
    }

    /** Sees what the JVM does not have on its class path. */
    static ClassLoader aside(List<String> paths, ClassLoader ours) {
        Set<String> there = new HashSet<>(entries(List.of(System.getProperty("java.class.path")))
                .map(each -> new File(each).getAbsolutePath())
                .toList());
        URL[] rest = entries(paths)
                .flatMap(ClassPathOption::files)
                .filter(file -> !there.contains(file.getAbsolutePath()))
                .map(ClassPathOption::url)
                .toArray(URL[]::new);
        return rest.length == 0 ? ours : new URLClassLoader("class path under test", rest, ours);
    }

    private static Stream<String> entries(List<String> paths) {
        return paths.stream()
                .flatMap(path -> Arrays.stream(path.split(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty());
    }

    private static Stream<File> files(String entry) {
        if (!entry.endsWith(ALL_JARS)) {
            return Stream.of(new File(entry));
        }
        File folder = new File(entry.substring(0, entry.length() - 1));
        File[] jars =
                folder.listFiles((in, name) -> name.toLowerCase(Locale.ROOT).endsWith(".jar"));
        return jars == null ? Stream.empty() : Arrays.stream(jars);
    }

    /** The file of an entry of a loader that {@link #open} made. */
    static Path file(URL entry) {
        return Path.of(URI.create(entry.toString()));
    }

    private static URL url(File file) {
        try {
            return file.toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(NAME + " must name files, but was '" + file + "'", e);
        }
    }

    /** The options as they must be given again to repeat a run. */
    List<String> words() {
        return Stream.concat(
                        given.get().stream().flatMap(each -> Stream.of(NAME, each)),
                        Stream.ofNullable(pom.get()).flatMap(each -> Stream.of(MavenProject.OPTION, each)))
                .toList();
    }
}
