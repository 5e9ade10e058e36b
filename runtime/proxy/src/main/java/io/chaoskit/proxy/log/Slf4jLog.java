package io.chaoskit.proxy.log;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Tells SLF4J, at debug level for all that is in order: a proxy inside a JVM is not what its log is about. */
public final class Slf4jLog implements EventLog {

    private static final Logger LOG = LoggerFactory.getLogger("io.chaoskit.proxy");

    @Override
    public void log(Level level, String message, Map<String, ?> fields) {
        LoggingEventBuilder event = level.compareTo(Level.WARN) >= 0 ? LOG.atWarn() : LOG.atDebug();
        fields.forEach(event::addKeyValue);
        event.log(message);
    }

    /** The client is ChaosKit's own most of the time, and cannot do better. */
    @Override
    public void outdated(String message, Map<String, ?> fields) {
        debug(message, fields);
    }
}
