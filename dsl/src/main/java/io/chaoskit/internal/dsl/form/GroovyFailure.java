package io.chaoskit.internal.dsl.form;

import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.ReadOnlyPropertyException;
import groovy.lang.Script;
import io.chaoskit.dsl.unit.Units.PerSecond;
import io.chaoskit.dsl.unit.Units.SizePerSecond;
import io.chaoskit.internal.dsl.script.MissingClass;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.report.Thrown;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.Size;
import io.chaoskit.value.SourceLocation;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Explains an exception of a script in the words of a script: Groovy's own messages name the classes behind them. */
public final class GroovyFailure {

    /** What numbers with units are. */
    private static final Map<Class<?>, String> MEASURES = Map.of(
            Duration.class, "a duration",
            Size.class, "a size",
            PerSecond.class, "a rate",
            SizePerSecond.class, "a rate");

    /** What throws while it is read: only there a property of a number is a unit. */
    public static final String SCRIPT = "the script";

    private static final int LONGEST = 400;
    private static final Pattern OURS = Pattern.compile("(?:class )?\\b(io\\.chaoskit\\.[\\w.$]*\\w)");
    private static final Pattern QUALIFIED =
            Pattern.compile("(?:class )?\\b(?:[a-z]\\w*+\\.){1,20}+(?:\\w++\\$)*+([A-Z]\\w*+)");

    private GroovyFailure() {}

    /** The mistake, at its place; {@code what} threw it, such as {@code the script}. */
    public static Mistake explain(String what, Throwable thrown, ScriptSource source) {
        if (thrown instanceof MissingPropertyException missing && missing.getType() != null) {
            return noProperty(what, missing, source.locate(thrown, String.valueOf(missing.getProperty())));
        }
        if (thrown instanceof MissingMethodException missing && missing.getType() != null) {
            return noMethod(missing, source.locate(thrown, String.valueOf(missing.getMethod())));
        }
        SourceLocation at = source.locate(thrown, "");
        if (thrown instanceof ClassCastException) {
            return new Mistake(at, plainNames(cut(thrown.getMessage())), "");
        }
        if (thrown instanceof IllegalArgumentException wrong && isOurs(thrown) && wrong.getMessage() != null) {
            return Mistake.of(at, wrong.getMessage());
        }
        return MissingClass.isMeantBy(thrown.getClass().getName())
                ? new Mistake(at, what + " threw " + headline(thrown), MissingClass.hint(at.file(), thrown))
                : Mistake.of(at, what + " threw " + headline(thrown));
    }

    /** A unit, say, that rejects its number. */
    private static boolean isOurs(Throwable thrown) {
        return isThrownBy("io.chaoskit.", thrown);
    }

    private static boolean isThrownBy(String packages, Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        return stack.length > 0 && stack[0].getClassName().startsWith(packages);
    }

    private static String headline(Throwable thrown) {
        String headline = Shown.shortened(Thrown.of(thrown).headline(), LONGEST);
        return thrown instanceof GroovyRuntimeException || isThrownBy("org.codehaus.groovy.", thrown)
                ? plainNames(headline)
                : headline;
    }

    /** A cast that fails names class loaders and modules in parentheses. */
    private static String cut(String message) {
        String text = String.valueOf(message);
        int loaders = text.indexOf(" (");
        return Shown.shortened(loaders < 0 ? text : text.substring(0, loaders), LONGEST);
    }

    /** Without the packages of classes, and with the nouns of those that have one. */
    private static String plainNames(String text) {
        String plain = text;
        for (Map.Entry<Class<?>, String> measure : MEASURES.entrySet()) {
            plain = plain.replace("class " + measure.getKey().getName(), measure.getValue())
                    .replace(measure.getKey().getName(), measure.getValue());
        }
        plain = OURS.matcher(plain).replaceAll(found -> Matcher.quoteReplacement(nounOf(found.group(1))));
        return QUALIFIED.matcher(plain).replaceAll("$1");
    }

    private static String nounOf(String ours) {
        try {
            return Shown.ofType(Class.forName(ours, false, GroovyFailure.class.getClassLoader()));
        } catch (ClassNotFoundException unknown) {
            return ours;
        }
    }

    private static Mistake noProperty(String what, MissingPropertyException missing, SourceLocation at) {
        String name = missing.getProperty();
        Class<?> type = missing.getType();
        if (Number.class.isAssignableFrom(type) && what.equals(SCRIPT)) {
            return Explanation.ofUnit(name, at);
        }
        if (MEASURES.containsKey(type)) {
            return new Mistake(
                    at, "'" + name + "' must stand behind a number, but stands behind " + MEASURES.get(type), "5.ms");
        }
        if (missing instanceof ReadOnlyPropertyException) {
            return new Mistake(at, "'" + name + "' of " + noun(type) + " cannot be assigned", "");
        }
        return Script.class.isAssignableFrom(type)
                ? Explanation.ofVariable(name, at)
                : new Mistake(at, noun(type) + " has no '" + name + "'", "");
    }

    private static Mistake noMethod(MissingMethodException missing, SourceLocation at) {
        String given = Arrays.stream(missing.getArguments()).map(Shown::of).collect(Collectors.joining(", "));
        Class<?> type = missing.getType();
        String hint = MEASURES.containsKey(type) ? "compute with the number: (5 * 2).ms" : "";
        String taking = given.isEmpty() ? "" : " that takes (" + given + ")";
        return new Mistake(
                at,
                Script.class.isAssignableFrom(type)
                        ? "there is no method '" + missing.getMethod() + "'" + taking
                        : noun(type) + " has no method '" + missing.getMethod() + "'" + taking,
                hint);
    }

    /** What an object of a class is called in a script. */
    private static String noun(Class<?> type) {
        String known = MEASURES.get(type);
        return known != null ? known : Number.class.isAssignableFrom(type) ? "a number" : Shown.ofType(type);
    }
}
