package io.chaoskit.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import io.chaoskit.value.SourceLocation;
import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds out where in a script a word stands. */
public final class ScriptSource {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final String name;
    private final List<String> lines;
    private final Map<String, Integer> used = new HashMap<>();

    private ScriptSource(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    /** The source of the class that a closure was written in; without lines when it is not at hand. */
    static ScriptSource of(Closure<?> closure) {
        Optional<Path> file = file(closure);
        return new ScriptSource(
                file.map(ScriptSource::shown).orElse(""),
                file.map(ScriptSource::read).orElse(List.of()));
    }

    /** The file of the script that a closure was written in. */
    static Optional<Path> file(Closure<?> closure) {
        Object owner = closure.getThisObject();
        Class<?> type = owner instanceof Class<?> itself ? itself : owner.getClass();
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null || !url.getProtocol().equals("file")) {
            return Optional.empty();
        }
        try {
            // Not URL.toURI(): Groovy does not encode the blanks of a path.
            return Optional.of(Path.of(url.getPath())).filter(Files::isRegularFile);
        } catch (java.nio.file.InvalidPathException notAFile) {
            return Optional.empty();
        }
    }

    /**
     * A file as somebody in the current folder would name it.
     *
     * @param file any
     * @return relative when it is below the current folder
     */
    public static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : file.toString();
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            // Also a file in another encoding: places are then told without their columns.
            return List.of();
        }
    }

    /** The place of the word that is being called, from the stack. A word's second call on a line is its second place. */
    SourceLocation locate(String word) {
        Optional<StackFrame> frame =
                STACK.walk(frames -> frames.filter(ScriptSource::ofScript).findFirst());
        if (frame.isEmpty()) {
            return SourceLocation.UNKNOWN;
        }
        int line = frame.get().getLineNumber();
        String file = name.isEmpty() ? String.valueOf(frame.get().getFileName()) : name;
        return new SourceLocation(file, line, column(line, word));
    }

    /** A place that is known already. */
    SourceLocation at(int line, int column) {
        return new SourceLocation(name.isEmpty() ? "script" : name, line, column);
    }

    private static boolean ofScript(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return frame.getLineNumber() > 0
                && GroovyObject.class.isAssignableFrom(type)
                && !String.valueOf(frame.getFileName()).endsWith(".java")
                && !type.getName().startsWith("groovy.")
                && !type.getName().startsWith("org.codehaus.groovy.")
                && !type.getName().startsWith("org.apache.groovy.");
    }

    private int column(int line, String word) {
        if (line > lines.size()) {
            return 0;
        }
        int nth = used.merge(line + ":" + word, 1, Integer::sum);
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(lines.get(line - 1));
        int column = 0;
        for (int i = 0; i < nth && matcher.find(); i++) {
            column = matcher.start() + 1;
        }
        return column;
    }
}
