package io.chaoskit.internal.dsl.form;

import groovy.lang.Closure;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.site.Site;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Shows values in messages, as a script would write them. */
public final class Shown {

    /** The most characters of a value in a message. */
    private static final int MOST = 120;

    private Shown() {}

    /** A value as its script would write it, where that is known. */
    public static String of(Object given) {
        if (given instanceof CharSequence) {
            return "'" + given + "'";
        } else if (given instanceof Duration duration) {
            return Durations.format(duration);
        } else if (given instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (given == null || given instanceof Number || given instanceof Boolean || given instanceof Size) {
            return String.valueOf(given);
        } else if (given instanceof Closure) {
            return "a closure";
        } else if (given instanceof Enum<?> word) {
            return word.name().toLowerCase(Locale.ROOT);
        } else if (given instanceof Class<?> type) {
            return "the class " + type.getSimpleName();
        }
        return part(given);
    }

    private static String part(Object given) {
        if (given instanceof Site site) {
            return site.text();
        } else if (given instanceof Validator validator) {
            return validator.name();
        } else if (given instanceof Injector injector) {
            return injector.effect().text();
        }
        return given instanceof Effect effect
                ? effect.text()
                : withArticle(given.getClass().getSimpleName());
    }

    /** A text on one line, cut where it becomes too long to read. */
    public static String shortened(String text) {
        String line = text.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= MOST ? line : line.substring(0, MOST - 1) + "…";
    }

    /** A noun behind its article. */
    public static String withArticle(String noun) {
        if (noun.isEmpty()) {
            return "an object";
        }
        return ("AEIOU".indexOf(Character.toUpperCase(noun.charAt(0))) < 0 ? "a " : "an ") + noun;
    }
}
