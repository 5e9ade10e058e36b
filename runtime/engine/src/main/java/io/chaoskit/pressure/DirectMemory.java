package io.chaoskit.pressure;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;

/** What the JVM knows of direct buffers. */
final class DirectMemory {

    private static final MethodHandle CLEANER = cleaner();

    private DirectMemory() {}

    /** How much all direct buffers together may have. */
    static long limit() {
        String option = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize")
                .getValue();
        long bytes = Long.parseLong(option);
        return bytes > 0 ? bytes : Runtime.getRuntime().maxMemory();
    }

    /** How much they have. */
    static long used() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** Gives the memory of a buffer back, which must not be used any more. The collector would do it some time. */
    static void free(ByteBuffer buffer) {
        try {
            CLEANER.invoke(buffer);
        } catch (Throwable failed) {
            throw new IllegalStateException("cannot free a direct buffer", failed);
        }
    }

    /** {@code Unsafe.invokeCleaner}, the one way to free a buffer that Java 17 and 25 both have; by name, as it is no API. */
    private static MethodHandle cleaner() {
        try {
            Class<?> type = Class.forName("sun.misc.Unsafe");
            Field instance = type.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            MethodType shape = MethodType.methodType(void.class, ByteBuffer.class);
            return MethodHandles.lookup()
                    .findVirtual(type, "invokeCleaner", shape)
                    .bindTo(instance.get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM cannot free direct buffers", e);
        }
    }
}
