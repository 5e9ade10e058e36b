package io.chaoskit.proxy.log;

import java.util.Map;

/** Where a server tells what happens. Called by several threads at once; must not block. */
public interface EventLog {

    /** Tells nobody. */
    EventLog NONE = (level, message, fields) -> {};

    /** Tells that something happened. */
    void log(Level level, String message, Map<String, String> fields);

    /** Tells what is worth knowing. */
    default void info(String message, Map<String, String> fields) {
        log(Level.INFO, message, fields);
    }

    /** Tells what somebody may want to change. */
    default void warn(String message, Map<String, String> fields) {
        log(Level.WARN, message, fields);
    }

    /** Tells what did not work. */
    default void error(String message, Map<String, String> fields) {
        log(Level.ERROR, message, fields);
    }

    /** How much something matters. */
    enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }
}
