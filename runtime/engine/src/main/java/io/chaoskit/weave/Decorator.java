package io.chaoskit.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.pool.TypePool;

/**
 * A class file transformer that puts code into methods and adds no member. Byte Buddy's own, the agent builder, loads several hundred
 * classes more before the first class is changed, and reads every class that is loaded meanwhile. Used by any thread.
 */
final class Decorator implements ClassFileTransformer {

    /** Says what is put into which class. Used by any thread. */
    interface Recipe {

        /** A quick look, at the name if possible; false only when the class stays as it is. */
        boolean mayChange(TypeDescription type, byte[] classFile);

        /** What is put into a class; nothing when it stays as it is. */
        List<AsmVisitorWrapper> changes(TypeDescription type, ClassLoader loader);
    }

    private static final ByteBuddy BYTE_BUDDY =
            new ByteBuddy().with(TypeValidation.DISABLED).with(Implementation.Context.Disabled.Factory.INSTANCE);

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

    @Override
    public byte[] transform(
            ClassLoader loader, String internalName, Class<?> loaded, ProtectionDomain domain, byte[] classFile) {
        if (internalName == null) {
            return null;
        }
        OwnWork.begin();
        try {
            return busy.get() == null ? alone(internalName.replace('/', '.'), loader, loaded, classFile) : null;
        } finally {
            OwnWork.end();
        }
    }

    private byte[] alone(String name, ClassLoader loader, Class<?> loaded, byte[] classFile) {
        busy.set(true);
        try {
            return decorated(name, loader, loaded, classFile);
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
        TypePool pool = new ClassFilePool(files);
        TypeDescription type = Readable.of(name, loaded, pool);
        if (!recipe.mayChange(type, classFile)) {
            return null;
        }
        List<AsmVisitorWrapper> changes = recipe.changes(type, loader);
        if (changes.isEmpty()) {
            return null;
        }
        DynamicType.Builder<?> builder = BYTE_BUDDY.decorate(type, files);
        for (AsmVisitorWrapper each : changes) {
            builder = builder.visit(each);
        }
        byte[] made =
                builder.make(TypeResolutionStrategy.Disabled.INSTANCE, pool).getBytes();
        changed.accept(name);
        return made;
    }
}
