package io.chaoskit.internal.dsl.form;

import groovy.lang.Closure;
import groovy.lang.Range;
import groovy.lang.Script;
import io.chaoskit.dsl.unit.Units.PerSecond;
import io.chaoskit.dsl.unit.Units.SizePerSecond;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.network.ProxyRef;
import io.chaoskit.site.Site;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Probability;
import io.chaoskit.value.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Shows values in messages, as a script would write them. */
public final class Shown {

    /** The most characters of a value in a message. */
    private static final int MOST = 120;

    private static final Map<Class<?>, String> NOUNS = nouns();

    private Shown() {}

    /** The first that fits. */
    private static Map<Class<?>, String> nouns() {
        Map<Class<?>, String> nouns = new LinkedHashMap<>();
        nouns.put(Closure.class, "a closure");
        nouns.put(Script.class, "the script");
        nouns.put(WordMetaClass.Receiver.class, "a statement");
        nouns.put(AfterRun.class, "a figure of the run");
        nouns.put(LatencyFigures.class, "a figure of the run");
        nouns.put(Map.class, "a map");
        nouns.put(Range.class, "a range");
        nouns.put(List.class, "a list");
        nouns.put(Set.class, "a set");
        return nouns;
    }

    /** A value as its script would write it, where that is known; a long one is cut. */
    public static String of(Object given) {
        if (given instanceof CharSequence) {
            return "'" + shortened(given.toString()) + "'";
        } else if (given instanceof Duration duration) {
            return Durations.format(duration);
        } else if (given instanceof BigDecimal number) {
            return shortened(number.precision() > MOST ? number.toString() : number.toPlainString());
        } else if (given == null || given instanceof Number || given instanceof Boolean || given instanceof Size) {
            return shortened(String.valueOf(given));
        } else if (given instanceof PerSecond rate) {
            return Probability.plain(rate.value()) + ".perSecond";
        } else if (given instanceof SizePerSecond rate) {
            return rate.size() + ".perSecond";
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
        } else if (given instanceof ProxyRef proxy) {
            return proxy.toString();
        }
        return given instanceof Effect effect ? effect.text() : ofType(given.getClass());
    }

    /** A value of a class that has no name of its own in a script. */
    static String ofType(Class<?> type) {
        return NOUNS.entrySet().stream()
                .filter(each -> each.getKey().isAssignableFrom(type))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> withArticle(isNamed(type) ? type.getSimpleName() : ""));
    }

    /** Generated classes, and those behind the language, have names that nobody wrote. */
    private static boolean isNamed(Class<?> type) {
        return !type.isSynthetic()
                && !type.isHidden()
                && type.getSimpleName().indexOf('$') < 0
                && !type.getName().startsWith("io.chaoskit.internal.");
    }

    /** A text on one line, cut where it becomes too long to read. */
    public static String shortened(String text) {
        return shortened(text, MOST);
    }

    static String shortened(String text, int most) {
        String begin = text.length() <= 2 * most ? text : text.substring(0, 2 * most);
        String line = begin.replaceAll("\\s*\\R\\s*", " ");
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    /** A noun behind its article. */
    public static String withArticle(String noun) {
        if (noun.isEmpty()) {
            return "an object";
        }
        return ("AEIOU".indexOf(Character.toUpperCase(noun.charAt(0))) < 0 ? "a " : "an ") + noun;
    }
}
