package io.chaoskit.internal.dsl.form;

import io.chaoskit.value.Probability;
import io.chaoskit.word.Option;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * A parameter of a word's method.
 *
 * @param name for an option what the script writes
 * @param type its class; of an {@code Optional} what it holds, of a variable one what it repeats
 * @param reading converts an argument to that type
 * @param passing how it is given
 * @param wrapped whether the method takes an {@code Optional}
 * @param otherwise what the method is given when the script gives nothing; null when it must
 * @param defaultText the same as the script would write it; null when leaving it out means that there is none
 */
public record FormParameter(
        String name,
        Class<?> type,
        Reading reading,
        Passing passing,
        boolean wrapped,
        Object otherwise,
        String defaultText) {

    private static final String PROBABILITY = "probability";

    /** How a parameter is given. */
    public enum Passing {
        /** At its place: {@code delay(5.ms)}. */
        POSITIONAL,
        /** By its name: {@code load: 80.percent}. */
        NAMED,
        /** As often as wanted: {@code all(a, b, c)}. */
        REPEATED
    }

    /** Throws an {@link IllegalArgumentException} when the default cannot be read. */
    static FormParameter of(Parameter declared) {
        Option option = declared.getAnnotation(Option.class);
        boolean wrapped = declared.getType() == Optional.class;
        Class<?> type = wrapped
                ? held(declared.getParameterizedType())
                : declared.isVarArgs() ? declared.getType().getComponentType() : declared.getType();
        Passing passing = option != null ? Passing.NAMED : declared.isVarArgs() ? Passing.REPEATED : Passing.POSITIONAL;
        Reading reading = Reading.of(type);
        String text = option == null || option.value().isEmpty() ? null : option.value();
        Object otherwise =
                wrapped ? Optional.empty() : text == null ? null : otherwise(reading, declared.getName(), text);
        return new FormParameter(declared.getName(), type, reading, passing, wrapped, otherwise, text);
    }

    private static Object otherwise(Reading reading, String option, String text) {
        try {
            return reading.otherwise(option, text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must have a default that can be read, but " + e.getMessage(), e);
        }
    }

    private static Class<?> held(Type optional) {
        Type held = ((ParameterizedType) optional).getActualTypeArguments()[0];
        return held instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) held;
    }

    /** Whether a script must give it: there is no default, and none at all is not enough. */
    public boolean required() {
        return otherwise == null && passing != Passing.REPEATED;
    }

    boolean is(Passing way) {
        return passing == way;
    }

    Object read(String subject, Object given) {
        Object value = type == Probability.class ? chance(subject, given) : reading.read(subject, given);
        return wrapped ? Optional.of(value) : value;
    }

    /** One that is out of its range is called as the word calls it: the rate of {@code corruptData}. */
    private Object chance(String subject, Object given) {
        try {
            return reading.read(subject, given);
        } catch (Reading.Mismatch ofType) {
            throw ofType;
        } catch (IllegalArgumentException outOfRange) {
            String called = subject.equals(PROBABILITY) ? subject : name;
            throw new IllegalArgumentException(
                    outOfRange.getMessage().replaceFirst("^" + PROBABILITY, called), outOfRange);
        }
    }
}
