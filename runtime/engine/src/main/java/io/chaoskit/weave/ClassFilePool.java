package io.chaoskit.weave;

import java.lang.reflect.Modifier;
import java.util.List;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;

/**
 * Describes classes by their class files. A class that is missing counts as one of which only the name is known: methods that name
 * it are no obstacle to others, as they are none to the JVM.
 */
final class ClassFilePool extends TypePool.Default.WithLazyResolution {

    /** A pool of its own for each class that is woven: what it reads is soon of no use. */
    static final AgentBuilder.PoolStrategy STRATEGY = new AgentBuilder.PoolStrategy() {
        @Override
        public TypePool typePool(ClassFileLocator files, ClassLoader loader) {
            return new ClassFilePool(files);
        }

        @Override
        public TypePool typePool(ClassFileLocator files, ClassLoader loader, String name) {
            return typePool(files, loader);
        }
    };

    ClassFilePool(ClassFileLocator files) {
        super(TypePool.CacheProvider.Simple.withObjectType(), files, ReaderMode.FAST);
    }

    @Override
    public Resolution describe(String name) {
        Resolution found = super.describe(name);
        return found.isResolved() ? found : new Resolution.Simple(nameOnly(name));
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
        return new TypeDescription.Latent(name, Modifier.PUBLIC, object, List.of());
    }
}
