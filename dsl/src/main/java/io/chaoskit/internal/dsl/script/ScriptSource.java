package io.chaoskit.internal.dsl.script;

import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import io.chaoskit.value.SourceLocation;
import java.io.File;
import java.io.IOException;
import java.lang.StackWalker.StackFrame;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The source of a script: its lines, and the line and column of a word that is being called. Belongs to one thread. */
public final class ScriptSource {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
    private final String type;
    /** What the names of the classes within it begin with. */
    private final String within;

    private final String name;
    private final List<String> lines;
    private final Map<String, Integer> used = new HashMap<>();
    /** Where lines have words, by both. */
    private final Map<String, List<Integer>> columns = new HashMap<>();

    private List<String> hiding = List.of();
    private int first;
    private int last;

    private ScriptSource(Class<?> type) {
        Optional<Path> file = file(type);
        this.type = type.getName();
        this.within = this.type + "$";
        this.name = file.map(ScriptSource::shown).orElse("");
        this.lines = file.map(ScriptSource::lines).orElse(List.of());
    }

    /** The source of the class that a closure was written in. Without lines when it is not at hand. */
    public static ScriptSource of(Closure<?> closure) {
        return new ScriptSource(typeOf(closure));
    }

    /** The source of a script. Without lines when it is not at hand. */
    public static ScriptSource of(Class<?> script) {
        return new ScriptSource(script);
    }

    /** The file of the script that a closure was written in. Empty when it was not compiled from a file. */
    public static Optional<Path> file(Closure<?> closure) {
        return file(typeOf(closure));
    }

    private static Class<?> typeOf(Closure<?> closure) {
        Object owner = closure.getThisObject();
        return owner instanceof Class<?> itself ? itself : owner.getClass();
    }

    /** The file that a class was compiled from. Empty when it was compiled from none. */
    public static Optional<Path> file(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null || !url.getProtocol().equals("file")) {
            return Optional.empty();
        }
        // Groovy does not encode the blanks of a path, others do, and other letters too.
        return Stream.of(url.getPath(), decoded(url))
                .flatMap(path -> path(path).stream())
                .filter(file -> Files.isRegularFile(file) && !file.toString().endsWith(".jar"))
                .findFirst();
    }

    private static String decoded(URL url) {
        try {
            return new File(url.toURI()).getPath();
        } catch (URISyntaxException | IllegalArgumentException notEncoded) {
            return url.getPath();
        }
    }

    private static Optional<Path> path(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException notAFile) {
            return Optional.empty();
        }
    }

    /** A file as a user in the current folder would name it. */
    public static String shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute).toString() : file.toString();
    }

    /** The lines of a file, also of one in another encoding. Empty when it cannot be read. */
    public static List<String> lines(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            // The mark before it takes no column.
            return text.substring(text.startsWith("\uFEFF") ? 1 : 0).lines().toList();
        } catch (IOException unreadable) {
            // Places are then reported without their columns.
            return List.of();
        }
    }

    /** Words of the statement that variables may hide. */
    public void hiding(List<String> words) {
        hiding = words;
    }

    /** The word that a variable hides when something is called that cannot be. */
    public Optional<String> hidden(Throwable thrown) {
        return hiding.stream().findFirst();
    }

    /** Notes that a statement begins. */
    public void statement(int firstLine, int lastLine) {
        hiding = List.of();
        first = firstLine;
        last = lastLine;
    }

    /**
     * The place of the word that is being called, from the stack. A word's second call on a line is its second place. Where the
     * line does not have the word, it is the place where the line begins.
     */
    public SourceLocation locate(String word) {
        return frame().map(frame -> place(frame.toStackTraceElement(), word, true))
                .orElseGet(this::statement);
    }

    /** The place that threw. */
    public SourceLocation locate(Throwable thrown, String word) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(each -> each.getLineNumber() > 0 && isOwn(each.getClassName()))
                .findFirst()
                .map(each -> place(each, word, false))
                .orElseGet(this::statement);
    }

    /** The statement that is being read; the beginning of the script before the first. */
    private SourceLocation statement() {
        return name.isEmpty() ? SourceLocation.UNKNOWN : beginning(Math.max(1, first));
    }

    /** A place that the compiler knew. */
    public SourceLocation at(int line, int column) {
        String file = name.isEmpty() ? frame().map(StackFrame::getFileName).orElse("script") : name;
        return new SourceLocation(file, line, column);
    }

    /** The line of a place. Empty when the source is not at hand. */
    public String line(SourceLocation at) {
        return at.line() > 0 && at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
    }

    private Optional<StackFrame> frame() {
        Optional<StackFrame> own =
                // The JVM looks up the line of a frame when it is asked for, and only then.
                STACK.walk(frames -> frames.filter(each -> isOwn(each.getClassName()) && each.getLineNumber() > 0)
                        .findFirst());
        return own.isPresent()
                ? own
                : STACK.walk(frames -> frames.filter(ScriptSource::isGroovy).findFirst());
    }

    private boolean isOwn(String className) {
        return className.equals(type) || className.startsWith(within);
    }

    private static boolean isGroovy(StackFrame frame) {
        Class<?> type = frame.getDeclaringClass();
        return GroovyObject.class.isAssignableFrom(type)
                && frame.getLineNumber() > 0
                && !String.valueOf(frame.getFileName()).endsWith(".java")
                && !type.getName().startsWith("groovy.")
                && !type.getName().startsWith("org.codehaus.groovy.")
                && !type.getName().startsWith("org.apache.groovy.");
    }

    private SourceLocation place(StackTraceElement frame, String word, boolean next) {
        if (name.isEmpty() || !isOwn(frame.getClassName())) {
            return new SourceLocation(String.valueOf(frame.getFileName()), frame.getLineNumber(), 0);
        }
        int line = frame.getLineNumber();
        if (word.isEmpty()) {
            return beginning(line);
        }
        for (int i : linesOfStatement(line)) {
            int nth = next ? used.merge(i + ":" + word, 1, Integer::sum) : 1;
            int column = nth(columns(i, word, i == line), nth);
            if (column > 0) {
                return new SourceLocation(name, i, column);
            }
        }
        return beginning(line);
    }

    /** Where the text of a line begins. */
    private SourceLocation beginning(int line) {
        String text = line <= lines.size() ? lines.get(line - 1) : "";
        return new SourceLocation(
                name, line, text.length() - text.stripLeading().length() + 1);
    }

    /** The stack has only one line of a statement: the words may stand below it, and its first ones above. */
    private int[] linesOfStatement(int line) {
        int from = line >= first && line <= last ? first : line;
        int to = Math.min(lines.size(), line >= first && line <= last ? last : line);
        int below = Math.max(0, to - line + 1);
        int[] all = new int[below + line - from];
        for (int i = 0; i < all.length; i++) {
            all[i] = i < below ? line + i : line - 1 - (i - below);
        }
        return all;
    }

    /** The line with blanks for its texts and comments, where a word means nothing. */
    private static String withoutTexts(String line) {
        char[] left = line.toCharArray();
        char quote = 0;
        for (int i = 0; i < left.length; i++) {
            char each = left[i];
            if (quote == 0 && each == '/' && i + 1 < left.length && left[i + 1] == '/') {
                Arrays.fill(left, i, left.length, ' ');
            } else if (quote == 0 && (each == '\'' || each == '"')) {
                quote = line.indexOf(each, i + 1) < 0 ? 0 : each;
                left[i] = ' ';
            } else if (quote != 0) {
                left[i] = ' ';
                if (each == '\\' && i + 1 < left.length) {
                    left[++i] = ' ';
                } else if (each == quote) {
                    quote = 0;
                }
            }
        }
        return new String(left);
    }

    /** Where a line has a word. Found once: a word in a loop is located each time it is called. */
    private List<Integer> columns(int line, String word, boolean inTexts) {
        return columns.computeIfAbsent(line + ":" + word + inTexts, key -> {
            String text = lines.get(line - 1);
            List<Integer> found = columns(withoutTexts(text), word);
            // A value may stand in a text: "${count} orders".
            return found.isEmpty() && inTexts ? columns(text, word) : found;
        });
    }

    private static List<Integer> columns(String text, String word) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?![\\w$])")
                .matcher(text)
                .results()
                .map(each -> each.start() + 1)
                .toList();
    }

    /** The last one when there are not so many; 0 when there is none. */
    private static int nth(List<Integer> columns, int nth) {
        return columns.isEmpty() ? 0 : columns.get(Math.min(nth, columns.size()) - 1);
    }
}
