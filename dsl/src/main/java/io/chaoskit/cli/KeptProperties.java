package io.chaoskit.cli;

import java.util.HashMap;
import java.util.Map;

/**
 * The system properties that the process began with. Code under test may remove them all; the JDK and the command need them afterwards.
 */
final class KeptProperties {

    private final Map<String, String> kept = new HashMap<>();

    KeptProperties() {
        System.getProperties().stringPropertyNames().forEach(name -> kept.put(name, System.getProperty(name)));
    }

    /** Puts back those that are gone; others keep the value that they were given. */
    void restore() {
        kept.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
