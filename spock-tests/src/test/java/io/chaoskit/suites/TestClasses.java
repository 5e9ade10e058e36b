package io.chaoskit.suites;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * The test classes in a folder.
 *
 * @param root on the class path as well
 * @param names a pattern of the names of classes, as in the build of the library
 * @param leftOut a pattern of classes, and of methods behind a class and a dot, that are not run
 */
record TestClasses(Path root, String names, String leftOut) {

    private static final String CLASS_FILE = ".class";

    LauncherDiscoveryRequest request() {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClasspathRoots(Set.of(root)))
                .filters(
                        ClassNameFilter.includeClassNamePatterns(names),
                        ClassNameFilter.excludeClassNamePatterns(leftOut),
                        (PostDiscoveryFilter) each -> FilterResult.includedIf(!isLeftOut(each)))
                .build();
    }

    /** Tests by their unique names. */
    static LauncherDiscoveryRequest request(List<String> tests) {
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        tests.stream().map(DiscoverySelectors::selectUniqueId).toList())
                .build();
    }

    private boolean isLeftOut(TestDescriptor test) {
        return test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(MethodSource.class::cast)
                .filter(each -> (each.getClassName() + "." + each.getMethodName()).matches(leftOut))
                .isPresent();
    }

    /** Classes that the engine passes over in silence, since something that they name is not on the class path. */
    List<String> unreadable() throws IOException {
        List<String> unreadable = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            files.map(each -> root.relativize(each).toString())
                    .filter(each -> each.endsWith(CLASS_FILE))
                    .map(each -> each.substring(0, each.length() - CLASS_FILE.length())
                            .replace(File.separatorChar, '.'))
                    .filter(each -> each.matches(names) && !each.matches(leftOut))
                    .forEach(each -> read(each, unreadable));
        }
        return unreadable;
    }

    private static void read(String type, List<String> unreadable) {
        try {
            Class<?> read = Class.forName(type, false, TestClasses.class.getClassLoader());
            read.getDeclaredMethods();
            read.getDeclaredFields();
            read.getDeclaredClasses();
        } catch (ClassNotFoundException | LinkageError missing) {
            unreadable.add(type + ": " + missing);
        }
    }
}
