package io.chaoskit.dsl;

import groovy.lang.Script;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.value.Mistake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What {@code load 'fixtures.groovy'} says. */
final class LoadedScript {

    /** The scripts that the thread is reading, the one that was called first; empty when none loads another. */
    private static final ThreadLocal<Deque<Path>> READING = ThreadLocal.withInitial(ArrayDeque::new);

    private LoadedScript() {}

    /** The script that was called, while one that it loads is read. */
    static Optional<Path> caller() {
        return Optional.ofNullable(READING.get().peekFirst());
    }

    static Object load(Script caller, String file) {
        Optional<Path> from = ScriptSource.file(caller.getClass()).map(LoadedScript::whole);
        Path found = whole(Pinned.file(file, from));
        Deque<Path> reading = READING.get();
        boolean first = reading.isEmpty();
        if (first) {
            reading.add(from.orElse(found.resolveSibling("script")));
        }
        try {
            check(caller, file, found);
            reading.add(found);
            try {
                return Pinned.source().load(Path.of(ScriptSource.shown(found)), caller);
            } finally {
                reading.removeLast();
            }
        } finally {
            if (first) {
                READING.remove();
            }
        }
    }

    private static Path whole(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static void check(Script caller, String file, Path found) {
        if (!Files.isRegularFile(found)) {
            String what = Files.isDirectory(found) ? "is a folder" : "does not exist";
            throw mistake(
                    caller,
                    "load must be given a script, but '" + file + "' " + what,
                    "name it as it is seen from this script");
        }
        if (READING.get().contains(found)) {
            throw mistake(
                    caller,
                    "a script must not be loaded while it is read, but '" + file + "' is",
                    "put what both need into a third script");
        }
    }

    private static InvalidScenarioException mistake(Script caller, String message, String hint) {
        Mistake mistake = new Mistake(ScriptSource.of(caller.getClass()).locate("load"), message, hint);
        return new InvalidScenarioException("load", List.of(mistake));
    }
}
