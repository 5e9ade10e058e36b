package io.chaoskit.proxy.internal.log;

import java.util.Map;

/** Where a server tells what happens. Called by several threads at once; must not block. */
public interface EventLog {

    /** Tells nobody. */
    EventLog NONE = (level, message, fields) -> {};

    /**
     * Tells that something happened.
     *
     * @param fields texts and numbers
     */
    void log(Level level, String message, Map<String, ?> fields);

    /** Tells what is there to look into something. */
    default void debug(String message, Map<String, ?> fields) {
        log(Level.DEBUG, message, fields);
    }

    /** Tells what is worth knowing. */
    default void info(String message, Map<String, ?> fields) {
        log(Level.INFO, message, fields);
    }

    /** Tells what somebody may want to change. */
    default void warn(String message, Map<String, ?> fields) {
        log(Level.WARN, message, fields);
    }

    /** Tells that a client calls in a way that has a better one. */
    default void outdated(String message, Map<String, ?> fields) {
        warn(message, fields);
    }

    /** Tells what did not work. */
    default void error(String message, Map<String, ?> fields) {
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
