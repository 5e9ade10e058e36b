package io.chaoskit.internal.dsl.form;

import io.chaoskit.internal.dsl.form.FormParameter.Passing;
import io.chaoskit.model.Target;
import io.chaoskit.report.Thrown;
import io.chaoskit.word.Word;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One way to write a word: a method with {@link Word}, and the arguments that a script gives to it.
 *
 * @param word the word
 * @param usage an example
 * @param does its effect
 * @param provider the class of the method
 * @param method makes what the word means
 * @param parameters in order
 * @param arity how many of them a script may give
 */
public record Form(
        String word,
        String usage,
        String does,
        Provider provider,
        Method method,
        List<FormParameter> parameters,
        Arity arity) {

    /** Throws an {@link IllegalArgumentException} that says what is wrong with the method, behind its name. */
    static Form of(String name, Provider provider, Method method) {
        List<FormParameter> parameters =
                Arrays.stream(method.getParameters()).map(FormParameter::of).toList();
        Word word = method.getAnnotation(Word.class);
        String usage = word.usage().isEmpty() ? usage(name, parameters) : word.usage();
        method.trySetAccessible();
        return new Form(name, usage, word.does(), provider, method, parameters, Arity.of(parameters));
    }

    private static String usage(String word, List<FormParameter> parameters) {
        return parameters.stream()
                .map(each -> each.is(Passing.NAMED) ? each.name() + ": …" : each.name())
                .collect(Collectors.joining(", ", word + "(", ")"));
    }

    /** The kind of the word, by what the method returns. */
    public Kind kind() {
        return Kind.of(method.getReturnType());
    }

    /** Whether it is a property of its block, as {@code stop} in {@code onFailure stop}. */
    boolean isProperty() {
        return WordTable.isProperty(provider, method);
    }

    /** Whether it is a statement, complete by itself: its method returns nothing. */
    public boolean isStatement() {
        return method.getReturnType() == void.class;
    }

    /** Whether it can be given so many values. */
    boolean takes(int values) {
        return arity.takes(values);
    }

    /** Whether one of its parameters has this type. */
    public boolean takes(Class<?> type) {
        return parameters.stream().anyMatch(each -> each.type() == type);
    }

    boolean takes(Set<String> options) {
        return arity.takes(options);
    }

    /** Whether a map may be its first value, and is no set of options. */
    boolean beginsWithMap() {
        return !parameters.isEmpty()
                && (parameters.get(0).type() == Target.class
                        || parameters.get(0).type().isAssignableFrom(LinkedHashMap.class));
    }

    /** Whether its first value is a name. */
    boolean beginsWithName() {
        return !parameters.isEmpty()
                && parameters.get(0).type() == String.class
                && parameters.get(0).name().equals("name");
    }

    /** Converts what a script gives; throws an {@link IllegalArgumentException} for a wrong value. */
    Object[] read(List<Object> values, Map<String, Object> options) {
        Iterator<Object> rest = values.iterator();
        Object[] read = new Object[parameters.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = argument(parameters.get(i), rest, options);
        }
        return read;
    }

    private Object argument(FormParameter parameter, Iterator<Object> values, Map<String, Object> options) {
        String name = parameter.name();
        return switch (parameter.passing()) {
            case NAMED -> options.containsKey(name) ? parameter.read(name, options.get(name)) : parameter.otherwise();
            case POSITIONAL -> values.hasNext() ? positional(parameter, values.next()) : parameter.otherwise();
            case REPEATED -> repeated(parameter, values);
        };
    }

    private Object positional(FormParameter parameter, Object given) {
        Object value = parameter.read(subject(parameter), given);
        rejectBlank(word, parameter, value);
        return value;
    }

    /** A name must be one: without it reports and other words could not mean what has it. */
    private static void rejectBlank(String word, FormParameter parameter, Object value) {
        if (parameter.is(Passing.POSITIONAL)
                && parameter.name().equals("name")
                && value instanceof String name
                && name.isBlank()) {
            throw new IllegalArgumentException(word + " must have a name, but was '" + name + "'");
        }
    }

    /** A value is called by the word, a number behind other values by its own name: {@code host('x', port)}. */
    private String subject(FormParameter parameter) {
        return parameter.type() == int.class && parameter != parameters.get(0) ? parameter.name() : word;
    }

    private Object repeated(FormParameter parameter, Iterator<Object> values) {
        List<Object> read = new ArrayList<>();
        values.forEachRemaining(each -> read.add(parameter.read(word, each)));
        Object array = Array.newInstance(parameter.type(), read.size());
        for (int i = 0; i < read.size(); i++) {
            Array.set(array, i, read.get(i));
        }
        return array;
    }

    /**
     * Makes what the word means. Null when the method returns nothing, or a property has no value. Throws an {@link
     * IllegalArgumentException} if a value is wrong.
     */
    public Object make(Object block, Object... arguments) {
        try {
            Object made = method.invoke(
                    provider.words().isPresent() ? provider.words().get() : block, arguments);
            if (made != null || kind() == Kind.PART) {
                return made;
            }
            throw new IllegalArgumentException(subject() + " must return "
                    + Shown.withArticle(method.getReturnType().getSimpleName())
                    + ", but returned null; fix it there, or leave the word out");
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrongValue) {
                throw wrongValue;
            }
            if (provider.builtIn() && e.getCause() instanceof Error error) {
                throw error;
            }
            if (provider.builtIn() && e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw new Failed(subject() + " threw " + Thrown.of(e.getCause()).headline(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new Failed(subject() + " cannot be called: " + e.getMessage(), e);
        }
    }

    private String subject() {
        return "'" + word + "' of " + provider.where();
    }

    /** Thrown when a provider's method does not do what it shall. */
    public static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
