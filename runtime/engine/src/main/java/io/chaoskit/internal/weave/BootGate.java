package io.chaoskit.internal.weave;

import io.chaoskit.points.GuardedGate;
import io.chaoskit.points.Handover;
import io.chaoskit.points.MethodGate;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * The gate for classes that do not see ChaosKit's: a copy of it before the boot class loader. Put there only when such a class is woven: it costs the
 * JVM its archive of application classes.
 */
final class BootGate {

    private static final String GATE = MethodGate.class.getName().replace('.', '/');
    private static final String GUARD = GuardedGate.class.getName().replace('.', '/');
    private static final String BOOT_GATE = "io/chaoskit/boot/MethodGate";
    private static final String BOOT_GUARD = "io/chaoskit/boot/GuardedGate";
    private static final String HANDOVER = Handover.class.getName().replace('.', '/');
    private static final String BOOT_HANDOVER = "io/chaoskit/boot/Handover";
    private static final Map<String, String> BOOT = Map.of(
            GATE, BOOT_GATE, GUARD, BOOT_GUARD, GUARD + "$Depth", BOOT_GUARD + "$Depth", HANDOVER, BOOT_HANDOVER);

    private static volatile boolean bootGate;

    private BootGate() {}

    /** Whether classes of that loader call the very gate that the engine sees. */
    static boolean seesGate(ClassLoader loader) {
        if (loader == null) {
            return false;
        }
        try {
            return Class.forName(MethodGate.class.getName(), false, loader) == MethodGate.class;
        } catch (ClassNotFoundException | LinkageError | RuntimeException notThere) {
            // The loader of an application that was stopped, say, throws what it likes.
            return false;
        }
    }

    /** The internal name of the gate that the classes of a loader call; it is put before the boot class loader when they see no other. */
    static String gateFor(ClassLoader loader, Instrumentation instrumentation) {
        if (seesGate(loader)) {
            return GATE;
        }
        putGateBeforeBoot(instrumentation);
        return BOOT_GUARD;
    }

    /** The same for the handover. */
    static String handoverFor(ClassLoader loader, Instrumentation instrumentation) {
        if (seesGate(loader)) {
            return HANDOVER;
        }
        putGateBeforeBoot(instrumentation);
        return BOOT_HANDOVER;
    }

    /** The class files of ChaosKit itself. */
    static ClassFileLocator own() {
        return ClassFileLocator.ForClassLoader.of(BootGate.class.getClassLoader());
    }

    /**
     * Makes the gate visible to all classes, those of the JDK too. Once for the JVM, and as late as when a class is loaded that does
     * not see the other one.
     */
    static synchronized void putGateBeforeBoot(Instrumentation instrumentation) {
        if (bootGate) {
            return;
        }
        try {
            Path jar = Files.createTempFile("chaoskit-gate", ".jar");
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Map.Entry<String, String> each : BOOT.entrySet()) {
                    out.putNextEntry(new JarEntry(each.getValue() + ".class"));
                    out.write(renamed(each.getKey().replace('/', '.'), BOOT));
                }
            }
            try (JarFile file = new JarFile(new File(jar.toString()))) {
                instrumentation.appendToBootstrapClassLoaderSearch(file);
                // Loaded while the file is there; afterwards it is never read again.
                Class.forName(BOOT_GATE.replace('/', '.'), true, null);
                ReentryGuard.guardedBy(Class.forName(BOOT_GUARD.replace('/', '.'), true, null));
            }
            Files.delete(jar);
            bootGate = true;
            Gates.connectBoot();
        } catch (IOException e) {
            throw new UncheckedIOException("the gate for classes of the JDK cannot be written", e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the gate for classes of the JDK is not found", e);
        }
    }

    /** The gate in the boot class loader, when it is there. */
    static Optional<Class<?>> bootGate() throws ClassNotFoundException {
        return inBoot(BOOT_GATE);
    }

    /** The handover in the boot class loader, when it is there. */
    static Optional<Class<?>> bootHandover() throws ClassNotFoundException {
        return inBoot(BOOT_HANDOVER);
    }

    private static Optional<Class<?>> inBoot(String name) throws ClassNotFoundException {
        return bootGate ? Optional.of(Class.forName(name.replace('/', '.'), true, null)) : Optional.empty();
    }

    private static byte[] renamed(String type, Map<String, String> names) {
        try {
            ClassReader reader = new ClassReader(own().locate(type).resolve());
            ClassWriter writer = new ClassWriter(0);
            reader.accept(new ClassRemapper(writer, new SimpleRemapper(OpenedClassReader.ASM_API, names)), 0);
            return writer.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the code of " + type + " cannot be read", e);
        }
    }
}
