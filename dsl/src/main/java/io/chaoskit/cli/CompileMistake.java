package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ClassNames;
import io.chaoskit.internal.dsl.script.MissingClass;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SimpleMessage;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/** Converts an error of Groovy's compiler to a mistake with a shorter message. */
final class CompileMistake {

    private static final Pattern WORD = Pattern.compile("[\\w$]+|\\S");
    private static final Pattern COMMAND = Pattern.compile("\\s*assert\\s+(\\w+)\\s+[\\w'\"].*");

    private static final String UNRESOLVED = "unable to resolve class ";

    private static final List<String> TESTS = List.of("spock.", "org.junit.", "org.spockframework.");

    private static final String URL = "file:";

    private static final Set<String> QUOTES = Set.of("'", "\"");

    private CompileMistake() {}

    static Mistake of(String file, Message error) {
        if (error instanceof SyntaxErrorMessage syntax) {
            return of(where(file, syntax.getCause()), syntax.getCause());
        }
        SourceLocation whole = new SourceLocation(file, 1, 1);
        if (error instanceof ExceptionMessage thrown) {
            return new Mistake(whole, "the script cannot be compiled: " + thrown.getCause(), "");
        }
        return new Mistake(whole, error instanceof SimpleMessage simple ? simple.getMessage() : error.toString(), "");
    }

    /** The script, or the file beside it that the compiler has gone on to. */
    private static String where(String file, SyntaxException error) {
        String name = error.getSourceLocator();
        return name != null && name.startsWith(URL) ? ScriptSource.shown(file(name)) : file;
    }

    /** The file of a source, by the compiler's name for it. */
    static Path file(String name) {
        return name.startsWith(URL) ? Path.of(URI.create(name)) : Path.of(name);
    }

    private static Mistake of(String file, SyntaxException error) {
        SourceLocation at = new SourceLocation(file, error.getStartLine(), error.getStartColumn());
        String message = error.getOriginalMessage().strip().replaceFirst(" @ line \\d+, column \\d+\\.?$|\\.$", "");
        // Groovy quotes everything from the beginning of the statement, or of the file.
        return message.startsWith("Unexpected ") ? unexpected(at) : new Mistake(at, message, hint(file, message));
    }

    private static String hint(String file, String message) {
        if (!message.startsWith(UNRESOLVED)) {
            return "";
        }
        String name = message.substring(UNRESOLVED.length()).split("\\s", 2)[0];
        if (TESTS.stream().anyMatch(name::startsWith)) {
            return MissingClass.testsHint(file);
        }
        Optional<String> near = ClassNames.near(name);
        if (near.isPresent()) {
            return "did you mean '" + near.get() + "'?";
        }
        String hint = MissingClass.hint(file, name);
        boolean imported = name.indexOf('.') > 0;
        return imported || MissingClass.isOfProject(hint) ? hint : "import it; if it is imported, " + hint;
    }

    private static Mistake unexpected(SourceLocation at) {
        List<String> lines = ScriptSource.lines(Path.of(at.file()));
        if (isEnd(at, lines)) {
            return new Mistake(at, "the script ends too early", "close what was opened: ), ] or }");
        }
        String line = at.line() <= lines.size() ? lines.get(at.line() - 1) : "";
        Matcher word = WORD.matcher(line);
        String found =
                at.column() <= line.length() && word.find(at.column() - 1) ? word.group() : "the end of the line";
        if (QUOTES.contains(found)) {
            return new Mistake(at, "a text begins here, but does not end", "");
        }
        Matcher command = COMMAND.matcher(line);
        return new Mistake(
                at,
                "the script cannot be read from here on: " + found + " is unexpected",
                command.matches() ? "put parentheses behind the word: " + command.group(1) + "(…)" : "");
    }

    private static boolean isEnd(SourceLocation at, List<String> lines) {
        for (int i = at.line(); i <= lines.size(); i++) {
            String line = lines.get(i - 1);
            String rest = i == at.line() ? line.substring(Math.min(line.length(), at.column() - 1)) : line;
            if (!rest.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
