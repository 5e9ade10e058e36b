package io.chaoskit.cli;

import groovy.lang.GroovySystem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;

/** The versions of Groovy on the class path: the code under test shares the one that runs the scripts. */
final class GroovyVersions {

    private static final String RELEASE = "META-INF/groovy-release-info.properties";

    private GroovyVersions() {}

    /** A warning when the class path has another version than the one that runs. */
    static Optional<String> clash(ClassLoader loader) {
        TreeSet<String> others = new TreeSet<>();
        try {
            List<URL> all = Collections.list(loader.getResources(RELEASE));
            for (URL each : all) {
                others.add(version(each));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the versions of Groovy on the class path cannot be read", e);
        }
        others.remove(GroovySystem.getVersion());
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("chaoskit: scripts and the code under test run on Groovy " + GroovySystem.getVersion()
                        + ", not on the " + String.join(" or ", others) + " of its class path");
    }

    private static String version(URL release) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = release.openStream()) {
            properties.load(in);
        }
        return properties.getProperty("ImplementationVersion", "unknown");
    }
}
