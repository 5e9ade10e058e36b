package io.chaoskit.dsl;

import io.chaoskit.dsl.Parameter.Passing;
import io.chaoskit.report.Thrown;
import io.chaoskit.word.Word;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One way to write a word: a method of a provider, and what a script gives to it.
 *
 * @param phrase what scripts see of it
 * @param provider whose method it is
 * @param method makes what the word means
 * @param slots its parameters in order
 */
record Form(Phrase phrase, Provider provider, Method method, List<Slot> slots) {

    /** Throws an {@link IllegalArgumentException} that says what is wrong with the method, behind its name. */
    static Form of(Provider provider, Method method) {
        Kind kind = Kind.of(method.getReturnType())
                .orElseThrow(() -> new IllegalArgumentException(
                        "must return an Effect, an Injector, a Validator or a Site, but returns "
                                + Arguments.article(method.getReturnType().getSimpleName())));
        if (!Modifier.isPublic(method.getModifiers())) {
            throw new IllegalArgumentException("must be public, but is not");
        }
        if (!Arrays.stream(method.getParameters()).allMatch(java.lang.reflect.Parameter::isNamePresent)) {
            throw new IllegalArgumentException(
                    "must know the names of its parameters, but was compiled without them; compile with javac -parameters");
        }
        List<Slot> slots = Arrays.stream(method.getParameters()).map(Slot::of).toList();
        Word word = method.getAnnotation(Word.class);
        String usage = word.usage().isEmpty() ? usage(method.getName(), slots) : word.usage();
        method.trySetAccessible();
        return new Form(new Phrase(method.getName(), kind, usage, word.does()), provider, method, slots);
    }

    private static String usage(String word, List<Slot> slots) {
        return slots.stream()
                .map(slot -> slot.is(Passing.NAMED) ? slot.name() + ": …" : slot.name())
                .collect(Collectors.joining(", ", word + "(", ")"));
    }

    private long count(boolean onlyRequired) {
        return slots.stream()
                .filter(slot -> slot.is(Passing.POSITIONAL))
                .filter(slot -> !onlyRequired || slot.parameter().required())
                .count();
    }

    /** Whether it can be given so many values. */
    boolean takes(int values) {
        boolean repeated = slots.stream().anyMatch(slot -> slot.is(Passing.REPEATED));
        return values >= count(true) && (repeated || values <= count(false));
    }

    /** The names of its options. */
    List<String> options(boolean onlyRequired) {
        return slots.stream()
                .filter(slot -> slot.is(Passing.NAMED))
                .filter(slot -> !onlyRequired || slot.parameter().required())
                .map(Slot::name)
                .toList();
    }

    boolean takes(Set<String> options) {
        return options(false).containsAll(options) && options.containsAll(options(true));
    }

    /** Whether a map may be its first value, and is no set of options. */
    boolean beginsWithMap() {
        return !slots.isEmpty() && slots.get(0).type().isAssignableFrom(LinkedHashMap.class);
    }

    /** Makes what the word means; throws an {@link IllegalArgumentException} for a wrong value. */
    Object make(List<Object> values, Map<String, Object> options) {
        Iterator<Object> rest = values.iterator();
        Object[] arguments =
                slots.stream().map(slot -> argument(slot, rest, options)).toArray();
        return invoke(arguments);
    }

    private Object argument(Slot slot, Iterator<Object> values, Map<String, Object> options) {
        return switch (slot.parameter().passing()) {
            case NAMED ->
                options.containsKey(slot.name()) ? slot.read(slot.name(), options.get(slot.name())) : slot.otherwise();
            case POSITIONAL -> values.hasNext() ? slot.read(phrase.word(), values.next()) : slot.otherwise();
            case REPEATED -> repeated(slot, values);
        };
    }

    private Object repeated(Slot slot, Iterator<Object> values) {
        List<Object> read = new ArrayList<>();
        values.forEachRemaining(each -> read.add(slot.read(phrase.word(), each)));
        Object array = Array.newInstance(slot.type(), read.size());
        for (int i = 0; i < read.size(); i++) {
            Array.set(array, i, read.get(i));
        }
        return array;
    }

    private Object invoke(Object[] arguments) {
        try {
            Object made = method.invoke(provider.words(), arguments);
            if (made != null) {
                return made;
            }
            throw new IllegalArgumentException(subject() + " must return "
                    + Arguments.article(method.getReturnType().getSimpleName())
                    + ", but returned null; mend it there, or leave the word out");
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException wrongValue) {
                throw wrongValue;
            }
            throw new Failed(subject() + " threw " + Thrown.of(e.getCause()).headline(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new Failed(subject() + " cannot be called: " + e.getMessage(), e);
        }
    }

    private String subject() {
        return "'" + phrase.word() + "' of " + provider.where();
    }

    /** A provider's method did not do what it shall. */
    static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Failed(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
