package io.chaoskit.internal.tests;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Groovy file with tests, known by the types of its classes.
 *
 * @param file as it is shown
 * @param types the classes with tests
 */
public record TestFile(String file, List<Class<?>> types) {

    private static final String SPECIFICATION = "spock.lang.Specification";
    private static final String TESTABLE = "org.junit.platform.commons.annotation.Testable";
    private static final Set<String> TESTS = Set.of(TESTABLE, "org.junit.Test");

    /** Those of some classes that have tests: specifications of Spock, and classes with methods that JUnit knows. */
    public static TestFile of(String file, List<Class<?>> classes) {
        return new TestFile(file, classes.stream().filter(TestFile::hasTests).toList());
    }

    private static boolean hasTests(Class<?> type) {
        return above(type).anyMatch(each -> each.getName().equals(SPECIFICATION))
                || above(type)
                        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                        .anyMatch(TestFile::isTest);
    }

    private static Stream<Class<?>> above(Class<?> type) {
        return Stream.<Class<?>>iterate(type, each -> each != null, Class::getSuperclass);
    }

    private static boolean isTest(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(each -> TESTS.contains(each.getName())
                        || Arrays.stream(each.getAnnotations())
                                .anyMatch(of -> of.annotationType().getName().equals(TESTABLE)));
    }
}
