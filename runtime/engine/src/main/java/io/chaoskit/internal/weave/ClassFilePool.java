package io.chaoskit.internal.weave;

import java.util.Optional;
import java.util.function.Function;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.pool.TypePool;

/**
 * Describes classes by their class files. A class that is missing counts as one of which only the name is known: methods that name
 * it are no obstacle to others, as they are none to the JVM.
 */
final class ClassFilePool extends TypePool.Default.WithLazyResolution {

    private final Function<String, Optional<Class<?>>> loaded;

    ClassFilePool(ClassFileLocator files) {
        this(files, name -> Optional.empty());
    }

    /** {@code loaded} finds classes that have no class file, such as those that a program compiles for itself. */
    ClassFilePool(ClassFileLocator files, Function<String, Optional<Class<?>>> loaded) {
        super(TypePool.CacheProvider.Simple.withObjectType(), files, ReaderMode.FAST);
        this.loaded = loaded;
    }

    @Override
    public Resolution describe(String name) {
        Resolution found = super.describe(name);
        if (found instanceof LazyResolution) {
            return new Resolution.Simple(new Described(name, found));
        }
        return found.isResolved() ? found : new Resolution.Simple(withoutFile(name));
    }

    private TypeDescription withoutFile(String name) {
        return loaded.apply(name)
                .<TypeDescription>map(TypeDescription.ForLoadedType::of)
                .orElseGet(() -> nameOnly(name));
    }

    private static TypeDescription nameOnly(String name) {
        int dimensions = name.lastIndexOf('[') + 1;
        if (dimensions > 0) {
            // As in class files: [[Lcom.acme.Order;
            String element = name.substring(dimensions + 1, name.length() - 1);
            return TypeDescription.ArrayProjection.of(nameOnly(element), dimensions);
        }
        TypeDescription.Generic object =
                TypeDescription.ForLoadedType.of(Object.class).asGenericType();
        // Unlike a latent description it answers every question: others inherit from it, and their methods are compared
        // with its.
        return InstrumentedType.Default.of(name, object, Visibility.PUBLIC);
    }

    /** Its class file is looked for when more than its name is asked for: most classes that are loaded are not meant. */
    private final class Described extends TypeDescription.AbstractBase.OfSimpleType.WithDelegation {

        private final String name;
        private final Resolution found;
        private TypeDescription delegate;

        Described(String name, Resolution found) {
            this.name = name;
            this.found = found;
        }

        @Override
        public String getName() {
            return name;
        }

        @Override
        protected TypeDescription delegate() {
            if (delegate == null) {
                delegate = found.isResolved() ? found.resolve() : withoutFile(name);
            }
            return delegate;
        }
    }
}
