package io.chaoskit.internal.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The run-time image of this JVM: the classes of the JDK, loaded or not. Without state, and safe for all threads. */
final class RuntimeImage {

    private static final String SCHEME = "jrt";
    private static final String CLASS_FILE = ".class";

    private RuntimeImage() {}

    /**
     * The binary names of the classes whose names begin in one of these ways.
     *
     * @param beginnings packages or parts of them, with the dot at their end, such as {@code java.util.concurrent.}; modules that have no such
     *     package are not read
     * @return sorted; empty when the beginnings are those of other code
     */
    static Set<String> names(Set<String> beginnings) {
        Set<String> names = new TreeSet<>();
        ModuleLayer.boot().configuration().modules().stream()
                .filter(module -> isMeant(module, beginnings))
                .forEach(module -> addClasses(module.reference(), beginnings, names));
        return names;
    }

    private static boolean isMeant(ResolvedModule module, Set<String> beginnings) {
        boolean ofJdk = module.reference()
                .location()
                .filter(each -> SCHEME.equals(each.getScheme()))
                .isPresent();
        return ofJdk
                && module.reference().descriptor().packages().stream().anyMatch(each -> agrees(each + ".", beginnings));
    }

    private static boolean agrees(String start, Set<String> beginnings) {
        return beginnings.stream().anyMatch(each -> start.startsWith(each) || each.startsWith(start));
    }

    private static void addClasses(ModuleReference module, Set<String> beginnings, Set<String> names) {
        try (ModuleReader reader = module.open();
                Stream<String> files = reader.list()) {
            List<String> classes = files.filter(each -> each.endsWith(CLASS_FILE))
                    .map(each -> each.substring(0, each.length() - CLASS_FILE.length())
                            .replace('/', '.'))
                    .filter(each -> beginnings.stream().anyMatch(each::startsWith))
                    .toList();
            names.addAll(classes);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the classes of " + module.descriptor().name() + " cannot be listed", e);
        }
    }
}
