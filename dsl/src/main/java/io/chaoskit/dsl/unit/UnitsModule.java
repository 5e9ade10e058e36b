package io.chaoskit.dsl.unit;

import groovy.lang.GroovySystem;
import groovy.lang.MetaMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.codehaus.groovy.reflection.CachedClass;
import org.codehaus.groovy.runtime.metaclass.MetaClassRegistryImpl;

/**
 * Registers the units with a Groovy that did not find them by itself, because ChaosKit is in a class loader below Groovy's.
 */
public final class UnitsModule {

    private static final String NAME = "chaoskit-dsl";
    private static final String FILE = "/META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule";

    private UnitsModule() {}

    /** Adds the units once; does nothing when they are there. */
    public static synchronized void register() {
        MetaClassRegistryImpl registry = (MetaClassRegistryImpl) GroovySystem.getMetaClassRegistry();
        if (registry.getModuleRegistry().hasModule(NAME)) {
            return;
        }
        Map<CachedClass, List<MetaMethod>> methods = new HashMap<>();
        registry.registerExtensionModuleFromProperties(properties(), UnitsModule.class.getClassLoader(), methods);
        methods.forEach(CachedClass::addNewMopMethods);
        // Numbers whose classes Groovy has looked at already have to look again.
        for (Class<?> type : List.of(Integer.class, Long.class, Double.class, java.math.BigDecimal.class)) {
            registry.removeMetaClass(type);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        try (InputStream in = UnitsModule.class.getResourceAsStream(FILE)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("the ChaosKit jar has no " + FILE, e);
        }
        return properties;
    }
}
