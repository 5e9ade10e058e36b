package io.chaoskit.dsl;

import io.chaoskit.dsl.Parameter.Passing;
import io.chaoskit.word.Option;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * A parameter of a word's method.
 *
 * @param parameter what scripts see of it
 * @param type its class; of an {@code Optional} what it holds, of a variable one what it repeats
 * @param reading how a value is read
 * @param wrapped whether the method takes an {@code Optional}
 * @param otherwise what the method is given when the script gives nothing; null when it must
 */
record Slot(Parameter parameter, Class<?> type, Reading reading, boolean wrapped, Object otherwise) {

    /** Throws an {@link IllegalArgumentException} when the default cannot be read. */
    static Slot of(java.lang.reflect.Parameter declared) {
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
        boolean required = otherwise == null && passing != Passing.REPEATED;
        return new Slot(
                new Parameter(declared.getName(), reading.type(), passing, required, text),
                type,
                reading,
                wrapped,
                otherwise);
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

    String name() {
        return parameter.name();
    }

    boolean is(Passing passing) {
        return parameter.passing() == passing;
    }

    Object read(String subject, Object given) {
        Object value = reading.reader().read(subject, given);
        return wrapped ? Optional.of(value) : value;
    }
}
