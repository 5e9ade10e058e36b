package io.chaoskit.cli;

import io.chaoskit.dsl.ScriptSession;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The reading of a script: what it has defined so far, and where it calls {@code System.exit}.
 *
 * @param file the script
 * @param session what it defines
 */
record Reading(Path file, ScriptSession session) {

    /** Whether something that the script defined is still to be run, or nothing was. */
    boolean unfinished(boolean anyReport) {
        return !anyReport || !session.pending().isEmpty() || !session.mistakes().isEmpty();
    }

    /** The mistake of a script that ends the process before its scenarios were run; also the mistakes in them. */
    MistakesFound exitCalled(StackTraceElement[] stack) {
        List<Mistake> all = new ArrayList<>(session.mistakes());
        all.add(new Mistake(
                place(stack),
                "a script must not call System.exit before its scenarios are run, but this one does",
                "leave it out; return ends a script"));
        return new MistakesFound(all);
    }

    private SourceLocation place(StackTraceElement[] stack) {
        String name = file.getFileName().toString();
        String shown = ScriptSource.shown(file);
        return Arrays.stream(stack)
                .filter(frame -> name.equals(frame.getFileName()) && frame.getLineNumber() > 0)
                .findFirst()
                .map(frame -> new SourceLocation(shown, frame.getLineNumber(), column(frame.getLineNumber())))
                .orElse(new SourceLocation(shown, 0, 0));
    }

    private int column(int number) {
        List<String> lines = ScriptSource.lines(file);
        String line = number <= lines.size() ? lines.get(number - 1) : "";
        int call = line.indexOf("System.exit");
        return (call >= 0 ? call : line.length() - line.stripLeading().length()) + 1;
    }
}
