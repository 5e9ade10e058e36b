package io.chaoskit.dsl;

import static java.util.Map.entry;

import groovy.lang.Closure;
import io.chaoskit.effect.Effect;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.validator.OutcomeCheck;
import io.chaoskit.validator.StateCheck;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Probability;
import io.chaoskit.value.Size;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;

/**
 * How what a script gives becomes what the method of a word takes.
 *
 * @param type what it must be, in words
 * @param reader reads it; the subject of its messages comes first
 * @param ofText what a text in {@code @Option} means to the reader
 */
record Reading(String type, Reader reader, Function<String, Object> ofText) {

    /** Reads a value, or throws an {@link IllegalArgumentException} that begins with the subject. */
    @FunctionalInterface
    interface Reader {

        Object read(String subject, Object given);
    }

    private static final Reading WHOLE = new Reading("whole number", Arguments::count, Integer::valueOf);
    private static final Reading LONG = new Reading("whole number", Arguments::longCount, Long::valueOf);
    private static final Reading NUMBER = new Reading("number", Arguments::number, Double::valueOf);
    private static final Reading TRUTH = new Reading("true or false", Arguments::truth, Boolean::valueOf);

    private static final Map<Class<?>, Reading> KNOWN = Map.ofEntries(
            entry(int.class, WHOLE),
            entry(Integer.class, WHOLE),
            entry(long.class, LONG),
            entry(Long.class, LONG),
            entry(double.class, NUMBER),
            entry(Double.class, NUMBER),
            entry(boolean.class, TRUTH),
            entry(Boolean.class, TRUTH),
            entry(Probability.class, new Reading("probability", Reading::probability, Double::valueOf)),
            entry(Duration.class, of("duration", Arguments::duration)),
            entry(Size.class, of("size", Arguments::size)),
            entry(SizePerSecond.class, of("size per second", Reading::sizePerSecond)),
            entry(String.class, of("text", Arguments::text)),
            entry(Path.class, of("path", Arguments::path)),
            entry(Pointcut.class, of("pointcut", (subject, given) -> Pointcut.parse(Arguments.text(subject, given)))),
            entry(Class.class, of("class of exceptions", Arguments::throwable)),
            entry(Effect.class, of("effect", Arguments::effect)),
            entry(Validator.class, of("validator", Arguments::validator)),
            entry(StateCheck.class, closure(ClosureState::new)),
            entry(Closure.class, of("closure", Arguments::closure)),
            entry(UnaryOperator.class, closure(Closures::operator)),
            entry(
                    OutcomeCheck.class,
                    of("closure", (subject, given) -> new ClosureOutcome(subject, Arguments.closure(subject, given)))),
            entry(Object.class, of("any value", (subject, given) -> Broken.known(given))));

    private static Reading of(String type, Reader reader) {
        return new Reading(type, reader, text -> text);
    }

    private static Reading closure(Function<Closure<?>, Object> wrap) {
        return of("closure", (subject, given) -> wrap.apply(Arguments.closure(subject, given)));
    }

    private static Object probability(String subject, Object given) {
        return new Probability(Arguments.fraction("probability", given));
    }

    private static Object sizePerSecond(String subject, Object given) {
        return new SizePerSecond(Arguments.sizePerSecond(subject, given));
    }

    static Reading of(Class<?> type) {
        Reading known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        return type.isEnum() ? choice(type) : isFunction(type) ? function(type) : object(type);
    }

    /** An enum's constants are texts in lower case. */
    private static Reading choice(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object each : type.getEnumConstants()) {
            constants.put("'" + each.toString().toLowerCase(Locale.ROOT) + "'", each);
        }
        String choices = String.join(" or ", constants.keySet());
        return of(choices, (subject, given) -> {
            Object known = Broken.known(given);
            Object constant = type.isInstance(known) ? known : constants.get(Arguments.show(known));
            if (constant == null) {
                throw new IllegalArgumentException(
                        subject + " must be " + choices + ", but was " + Arguments.show(given));
            }
            return constant;
        });
    }

    private static boolean isFunction(Class<?> type) {
        return type.isInterface()
                && Arrays.stream(type.getMethods())
                                .filter(each -> Modifier.isAbstract(each.getModifiers()))
                                .count()
                        == 1;
    }

    private static Reading function(Class<?> type) {
        return of(
                "closure",
                (subject, given) -> type.isInstance(Broken.known(given))
                        ? given
                        : DefaultGroovyMethods.asType(Arguments.closure(subject, given), type));
    }

    private static Reading object(Class<?> type) {
        return of(Arguments.article(type.getSimpleName()), (subject, given) -> {
            if (type.isInstance(Broken.known(given))) {
                return given;
            }
            throw new IllegalArgumentException(subject + " must be " + Arguments.article(type.getSimpleName())
                    + ", but was " + Arguments.show(given));
        });
    }

    /** What a text in {@code @Option} is. */
    Object otherwise(String option, String text) {
        return Objects.requireNonNull(reader.read(option, ofText.apply(text)));
    }
}
