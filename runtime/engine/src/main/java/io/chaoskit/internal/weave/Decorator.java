package io.chaoskit.internal.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.field.FieldList;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.TypeInitializer;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * A class file transformer that puts code into methods and adds no member. Byte Buddy's own, the agent builder, loads several hundred
 * classes more before the first class is changed, and reads every class that is loaded meanwhile. Used by any thread.
 */
final class Decorator implements ClassFileTransformer {

    /** Decides what is put into which class. Used by any thread. */
    interface Recipe {

        /** A quick look, at the name if possible; false only when the class stays as it is. */
        boolean mayChange(TypeDescription type, byte[] classFile);

        /** What was made of the class before; null to make it. */
        default byte[] madeBefore(String name, ClassLoader loader, byte[] classFile) {
            return null;
        }

        /** A class was made, which {@link #madeBefore} may give the next time. */
        default void made(String name, ClassLoader loader, byte[] classFile, byte[] woven) {}

        /** What is put into a class; nothing when it stays as it is. */
        List<AsmVisitorWrapper> changes(TypeDescription type, ClassLoader loader, byte[] classFile);
    }

    private final Recipe recipe;
    private final Consumer<String> changed;
    private final BiConsumer<String, Throwable> failed;

    /** Changing a class loads others. Those stay as they are: to change them, these very classes would be needed. */
    private final ThreadLocal<Boolean> busy = new ThreadLocal<>();

    Decorator(Recipe recipe, Consumer<String> changed, BiConsumer<String, Throwable> failed) {
        this.recipe = recipe;
        this.changed = changed;
        this.failed = failed;
    }

    /** Loads what it takes to look at a class. Later, while one of those were loaded, it could not be looked at. */
    void warmUp() {
        String own = Decorator.class.getName();
        try {
            byte[] classFile = BootGate.own().locate(own).resolve();
            transform(Decorator.class.getClassLoader(), own.replace('.', '/'), null, null, classFile);
        } catch (IOException e) {
            throw new UncheckedIOException("the code of " + own + " cannot be read", e);
        }
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String internalName, Class<?> loaded, ProtectionDomain domain, byte[] classFile) {
        if (internalName == null) {
            return null;
        }
        ReentryGuard.enter();
        try {
            return busy.get() == null ? alone(internalName.replace('/', '.'), loader, loaded, classFile) : null;
        } finally {
            ReentryGuard.exit();
        }
    }

    private byte[] alone(String name, ClassLoader loader, Class<?> loaded, byte[] classFile) {
        busy.set(true);
        try {
            byte[] before = recipe.madeBefore(name, loader, classFile);
            byte[] made = before != null ? before : decorated(name, loader, loaded, classFile);
            if (made != null) {
                changed.accept(name);
            }
            return made;
        } catch (Throwable thrown) {
            // The JVM would swallow it.
            failed.accept(name, thrown);
            return null;
        } finally {
            busy.remove();
        }
    }

    private byte[] decorated(String name, ClassLoader loader, Class<?> loaded, byte[] classFile) {
        ClassFileLocator files = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(name, classFile), ClassFileLocator.ForClassLoader.of(loader));
        TypePool pool = new ClassFilePool(files, missing -> loaded(missing, loader));
        TypeDescription type = Readable.of(name, loaded, pool);
        if (!recipe.mayChange(type, classFile)) {
            return null;
        }
        List<AsmVisitorWrapper> changes = recipe.changes(type, loader, classFile);
        if (changes.isEmpty()) {
            return null;
        }
        byte[] made = woven(type, classFile, pool, new AsmVisitorWrapper.Compound(changes));
        recipe.made(name, loader, classFile, made);
        return made;
    }

    /** A class that a loader, or a parent of it, has loaded already. */
    private static Optional<Class<?>> loaded(String name, ClassLoader loader) {
        for (ClassLoader each = loader; each != null; each = each.getParent()) {
            for (Class<?> type : Agent.instrumentation().getInitiatedClasses(each)) {
                if (type.getName().equals(name)) {
                    return Optional.of(type);
                }
            }
        }
        return Optional.empty();
    }

    /** What Byte Buddy's builder of types does, without a graph of all methods that a class inherits. */
    private static byte[] woven(TypeDescription type, byte[] classFile, TypePool pool, AsmVisitorWrapper changes) {
        ClassReader reader = OpenedClassReader.of(classFile);
        int readerFlags = changes.mergeReader(0);
        int writerFlags = changes.mergeWriter(0);
        ClassWriter writer = new ClassWriter(reader, writerFlags);
        reader.accept(
                changes.wrap(
                        type,
                        writer,
                        context(type, ClassFileVersion.ofClassFile(classFile)),
                        pool,
                        new FieldList.Empty<>(),
                        type.getDeclaredMethods(),
                        writerFlags,
                        readerFlags),
                readerFlags);
        return writer.toByteArray();
    }

    private static Implementation.Context context(TypeDescription type, ClassFileVersion version) {
        return Implementation.Context.Disabled.Factory.INSTANCE.make(
                type,
                new AuxiliaryType.NamingStrategy.SuffixingRandom("never"),
                TypeInitializer.None.INSTANCE,
                version,
                version,
                version.isAtLeast(ClassFileVersion.JAVA_V6)
                        ? Implementation.Context.FrameGeneration.GENERATE
                        : Implementation.Context.FrameGeneration.DISABLED);
    }
}
