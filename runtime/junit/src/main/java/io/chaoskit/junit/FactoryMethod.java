package io.chaoskit.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * A method that an annotation names.
 *
 * @param method found by its name
 * @param context of the test
 */
record FactoryMethod(Method method, ExtensionContext context) {

    /** Finds it in the test class, what that inherits from and is nested in, or in the class before a {@code #}. */
    static FactoryMethod of(String annotation, String name, ExtensionContext context, Class<?>... parameters) {
        int hash = name.indexOf('#');
        Class<?> test = context.getRequiredTestClass();
        Stream<Class<?>> where = hash < 0
                ? Stream.iterate(test, type -> type != null, Class::getEnclosingClass)
                : Stream.of(type(annotation, name.substring(0, hash), test.getClassLoader()));
        String simple = name.substring(hash + 1);
        return where.flatMap(type -> ReflectionSupport.findMethod(type, simple, parameters).stream())
                .findFirst()
                .map(method -> new FactoryMethod(method, context))
                .orElseThrow(() -> new ExtensionConfigurationException(annotation + " must name a method with "
                        + (parameters.length == 0
                                ? "no parameters"
                                : "one parameter, a " + parameters[0].getSimpleName())
                        + ", but '" + name + "' is none of " + test.getName()));
    }

    private static Class<?> type(String annotation, String name, ClassLoader loader) {
        return ReflectionSupport.tryToLoadClass(name, loader)
                .getOrThrow(e -> new ExtensionConfigurationException(
                        annotation + " must name a class that is there, but there is no '" + name + "'", e));
    }

    /** Calls it, on the test instance when it needs one. */
    Object call(Object... arguments) {
        return ReflectionSupport.invokeMethod(method, instance(), arguments);
    }

    private Object instance() {
        if (Modifier.isStatic(method.getModifiers())) {
            return null;
        }
        Optional<?> found =
                context.getTestInstances().flatMap(instances -> instances.findInstance(method.getDeclaringClass()));
        return found.orElseThrow(() -> new ExtensionConfigurationException(
                "the method " + text() + " must be static, because the test has no instance of its class"));
    }

    String text() {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName() + "()";
    }
}
