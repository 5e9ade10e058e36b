package io.chaoskit.proxy.internal.log;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells SLF4J, at debug level for all that is in order: a proxy inside a JVM is not what its log is about. Calls only what SLF4J 1.7 has
 * too, since the application decides on the version.
 */
public final class Slf4jLog implements EventLog {

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
