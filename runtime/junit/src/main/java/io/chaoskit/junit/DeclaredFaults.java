package io.chaoskit.junit;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** The faults that {@link Chaos} declares for a test: those of the outermost class first, those of the method last. */
final class DeclaredFaults {

    private static final String ANNOTATION = "@Chaos";

    private DeclaredFaults() {}

    static List<Injector> of(ExtensionContext context) {
        List<FactoryMethod> factories = new ArrayList<>();
        Class<?> type = context.getRequiredTestClass();
        while (type != null) {
            factories.addAll(0, of(type, "", context));
            type = type.getEnclosingClass();
        }
        Method test = context.getRequiredTestMethod();
        factories.addAll(of(test, test.getName(), context));
        return factories.stream().flatMap(DeclaredFaults::made).toList();
    }

    /** Whether a test has such an annotation at all. */
    static boolean any(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getRequiredTestMethod(), Chaos.class)
                || Stream.<Class<?>>iterate(
                                context.getRequiredTestClass(), type -> type != null, Class::getEnclosingClass)
                        .anyMatch(type -> AnnotationSupport.isAnnotated(type, Chaos.class));
    }

    private static List<FactoryMethod> of(AnnotatedElement annotated, String otherwise, ExtensionContext context) {
        return AnnotationSupport.findAnnotation(annotated, Chaos.class)
                .map(chaos -> names(chaos.value(), otherwise)
                        .map(name -> FactoryMethod.of(ANNOTATION, name, context))
                        .toList())
                .orElse(List.of());
    }

    private static Stream<String> names(String[] given, String otherwise) {
        if (given.length == 0 && otherwise.isEmpty()) {
            throw new ExtensionConfigurationException(ANNOTATION + " on a class must name a method, but names none");
        }
        return given.length == 0 ? Stream.of(otherwise) : Arrays.stream(given);
    }

    private static Stream<Injector> made(FactoryMethod factory) {
        return elements(factory.call()).map(each -> {
            if (each instanceof Injector injector) {
                return injector;
            }
            if (each instanceof Effect effect) {
                return Injector.of(effect);
            }
            throw new ExtensionConfigurationException(factory.text() + " must return injectors, but returned " + each);
        });
    }

    private static Stream<?> elements(Object made) {
        if (made instanceof Iterable<?> several) {
            return StreamSupport.stream(several.spliterator(), false);
        }
        if (made instanceof BaseStream<?, ?> several) {
            return StreamSupport.stream(several.spliterator(), false);
        }
        return made instanceof Object[] several ? Arrays.stream(several) : Collections.singletonList(made).stream();
    }
}
