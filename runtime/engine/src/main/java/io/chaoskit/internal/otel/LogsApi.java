package io.chaoskit.internal.otel;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;

/** What is used of OpenTelemetry's API for logs, as a class loader has it. Safe for all threads. */
final class LogsApi {

    private static final String PACKAGE = "io.opentelemetry.api.";
    /** What an event was named by before there was a method for it. */
    private static final String EVENT_NAME = "event.name";

    private static final String INSTRUMENTATION = "io.chaoskit";

    private final InUse inUse;
    private final Method global;
    private final Method logs;
    private final Method logger;
    private final Method record;
    private final Optional<Method> eventName;
    private final Method body;
    private final Method attribute;
    private final Method emit;
    private final Method textKey;
    private final Method numberKey;

    /** Whether an SDK was set for the JVM. It must not be asked for before: that would set one that does nothing, for good. */
    @FunctionalInterface
    private interface InUse {
        boolean now() throws ReflectiveOperationException;
    }

    private LogsApi(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> globals = type(loader, "GlobalOpenTelemetry");
        Class<?> builder = type(loader, "logs.LogRecordBuilder");
        Class<?> key = type(loader, "common.AttributeKey");
        inUse = inUse(globals);
        global = globals.getMethod("get");
        logs = type(loader, "OpenTelemetry").getMethod("getLogsBridge");
        logger = type(loader, "logs.LoggerProvider").getMethod("get", String.class);
        record = type(loader, "logs.Logger").getMethod("logRecordBuilder");
        eventName = optional(builder, "setEventName", String.class);
        body = builder.getMethod("setBody", String.class);
        attribute = builder.getMethod("setAttribute", key, Object.class);
        emit = builder.getMethod("emit");
        textKey = key.getMethod("stringKey", String.class);
        numberKey = key.getMethod("longKey", String.class);
    }

    private static Class<?> type(ClassLoader loader, String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name, false, loader);
    }

    private static Optional<Method> optional(Class<?> type, String name, Class<?>... parameters) {
        try {
            return Optional.of(type.getMethod(name, parameters));
        } catch (NoSuchMethodException olderVersion) {
            return Optional.empty();
        }
    }

    private static InUse inUse(Class<?> globals) throws NoSuchFieldException {
        Optional<Method> isSet = optional(globals, "isSet");
        if (isSet.isPresent()) {
            return () -> (boolean) isSet.get().invoke(null);
        }
        Field set = globals.getDeclaredField("globalOpenTelemetry");
        set.setAccessible(true);
        return () -> set.get(null) != null;
    }

    /** That of a class loader; empty when it has none, or one without what is needed. */
    static Optional<LogsApi> in(ClassLoader loader) {
        try {
            return Optional.of(new LogsApi(loader));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException notThere) {
            return Optional.empty();
        }
    }

    /** Whether there is an SDK that takes events. */
    boolean inUse() throws ReflectiveOperationException {
        return inUse.now();
    }

    /** Emits an event with texts and whole numbers, in the current context. */
    void emit(String event, String text, Map<String, Object> attributes) throws ReflectiveOperationException {
        Object builder = record.invoke(logger.invoke(logs.invoke(global.invoke(null)), INSTRUMENTATION));
        if (eventName.isPresent()) {
            eventName.get().invoke(builder, event);
        } else {
            attribute.invoke(builder, textKey.invoke(null, EVENT_NAME), event);
        }
        body.invoke(builder, text);
        for (Map.Entry<String, Object> each : attributes.entrySet()) {
            Method key = each.getValue() instanceof Long ? numberKey : textKey;
            attribute.invoke(builder, key.invoke(null, each.getKey()), each.getValue());
        }
        emit.invoke(builder);
    }
}
