package io.chaoskit.proxy.internal.log;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log of a server. Called by several threads at once; must not block. */
public interface EventLog {

    /**
     * Logs an event.
     *
     * @param fields texts and numbers
     */
    void log(Level level, String message, Map<String, ?> fields);

    /** Logs a detail that helps to find a mistake. */
    default void debug(String message, Map<String, ?> fields) {
        log(Level.DEBUG, message, fields);
    }

    /** Logs an event that is as it should be. */
    default void info(String message, Map<String, ?> fields) {
        log(Level.INFO, message, fields);
    }

    /** Logs an event that may have to be looked into. */
    default void warn(String message, Map<String, ?> fields) {
        log(Level.WARN, message, fields);
    }

    /** Logs a deprecated use of the API. */
    default void outdated(String message, Map<String, ?> fields) {
        warn(message, fields);
    }

    /** Logs a failure. */
    default void error(String message, Map<String, ?> fields) {
        log(Level.ERROR, message, fields);
    }

    /** The severity of an event. */
    enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /**
     * A log that writes to SLF4J, at debug level for all that is in order: a proxy inside a JVM is not what its log is about. Calls only
     * what SLF4J 1.7 has too, since the application decides on the version.
     */
    final class Slf4j implements EventLog {

        private static final Logger LOG = LoggerFactory.getLogger("io.chaoskit.proxy");

        @Override
        public void log(Level level, String message, Map<String, ?> fields) {
            if (level.compareTo(Level.WARN) >= 0) {
                LOG.warn("{} {}", message, fields);
            } else {
                LOG.debug("{} {}", message, fields);
            }
        }

        /** The client is ChaosKit's own most of the time, and cannot do better. */
        @Override
        public void outdated(String message, Map<String, ?> fields) {
            debug(message, fields);
        }
    }
}
