package io.chaoskit.internal.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Checks whether a class is initialised, without initialising it. As long as it is not, no method of it has been called, but by its
 * own initialiser. No API says that, so a package of the JDK is opened to a class loader that is dropped afterwards, and to no
 * other.
 */
final class Initialised {

    private Initialised() {}

    /** The test; true for any class when the JVM does not say. */
    static Predicate<Class<?>> test() {
        try {
            return probe();
        } catch (ReflectiveOperationException | IllegalStateException unknown) {
            return type -> true;
        }
    }

    @SuppressWarnings("unchecked")
    private static Predicate<Class<?>> probe() throws ReflectiveOperationException {
        String name = Probe.class.getName();
        ClassLoader own = new Loader();
        Agent.instrumentation()
                .redefineModule(
                        Object.class.getModule(),
                        Set.of(),
                        Map.of("jdk.internal.misc", Set.of(own.getUnnamedModule())),
                        Map.of(),
                        Set.of(),
                        Map.of());
        return (Predicate<Class<?>>) own.loadClass(name).getConstructor().newInstance();
    }

    private static byte[] code(String name) {
        try {
            return BootGate.own().locate(name).resolve();
        } catch (IOException e) {
            throw new UncheckedIOException("the code of " + name + " cannot be read", e);
        }
    }

    /** Sees the JDK, and loads the probe. */
    private static final class Loader extends ClassLoader {

        Loader() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) {
            byte[] code = code(name);
            return defineClass(name, code, 0, code.length);
        }
    }

    /** Loaded by that class loader, and therefore of nothing but the JDK. */
    public static final class Probe implements Predicate<Class<?>> {

        /** Called by reflection. */
        public Probe() {}

        @Override
        public boolean test(Class<?> type) {
            try {
                Class<?> unsafe = Class.forName("jdk.internal.misc.Unsafe");
                Object one = unsafe.getMethod("getUnsafe").invoke(null);
                return !(boolean)
                        unsafe.getMethod("shouldBeInitialized", Class.class).invoke(one, type);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
