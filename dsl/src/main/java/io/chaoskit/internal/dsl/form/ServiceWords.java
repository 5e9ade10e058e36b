package io.chaoskit.internal.dsl.form;

import io.chaoskit.report.Thrown;
import io.chaoskit.word.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of words that {@link ServiceLoader} finds.
 *
 * @param words of jars on the class path, in its order
 * @param problems with those that cannot be loaded
 */
record ServiceWords(List<Words> words, List<String> problems) {

    private static final String FILE = "META-INF/services/" + Words.class.getName();
    private static final String REMEDY = "; fix it, or take it off the class path";

    /** Loads all that can be loaded. */
    static ServiceWords load() {
        ServiceWords found = new ServiceWords(new ArrayList<>(), new ArrayList<>());
        Iterator<ServiceLoader.Provider<Words>> providers =
                ServiceLoader.load(Words.class, loader()).stream().iterator();
        while (found.next(providers)) {
            // One that cannot be loaded hides no other.
        }
        return found;
    }

    /** Where ChaosKit is, so that all scripts of a JVM have the same words. */
    private static ClassLoader loader() {
        return Words.class.getClassLoader();
    }

    private boolean next(Iterator<ServiceLoader.Provider<Words>> providers) {
        try {
            if (!providers.hasNext()) {
                return false;
            }
            make(providers.next());
        } catch (ServiceConfigurationError e) {
            String message = e.getMessage().replace(Words.class.getName() + ": ", "");
            problems.add(
                    "the words in " + FILE + jars(message) + " must be classes of words, but: " + message + REMEDY);
        }
        return true;
    }

    private void make(ServiceLoader.Provider<Words> provider) {
        try {
            words.add(provider.get());
        } catch (ServiceConfigurationError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            problems.add("the words of " + Provider.where(provider.type())
                    + " must be there, but its constructor threw "
                    + Thrown.of(cause).headline() + REMEDY);
        }
    }

    /** The jars that name the class which a message is about. */
    private static String jars(String message) {
        try {
            String jars = Collections.list(loader().getResources(FILE)).stream()
                    .filter(file -> lines(file).anyMatch(message::contains))
                    .map(ServiceWords::jar)
                    .collect(Collectors.joining(", "));
            return jars.isEmpty() ? "" : " of " + jars;
        } catch (IOException | UncheckedIOException unreadable) {
            // The message names the file that cannot be read.
            return "";
        }
    }

    private static Stream<String> lines(URL file) {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jar(URL file) {
        String place = file.getPath().replace("!/" + FILE, "").replace("/" + FILE, "");
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
