package io.chaoskit.internal.dsl.form;

import groovy.lang.Closure;
import io.chaoskit.internal.text.Nearest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The arguments that a script gives to a word.
 *
 * @param word the word
 * @param values those at their places
 * @param options those that are given by name
 */
public record Arguments(String word, List<Object> values, Map<String, Object> options) {

    /**
     * A form with its arguments converted.
     *
     * @param form the one that fits
     * @param arguments as its method takes them
     */
    public record Call(Form form, Object[] arguments) {}

    /** Tells options from values: Groovy passes named arguments as one map before the others. */
    public static Arguments of(String word, Object[] given, List<Form> forms) {
        List<Object> values = new ArrayList<>(Arrays.asList(given));
        Map<String, Object> options = new LinkedHashMap<>();
        if (!values.isEmpty() && values.get(0) instanceof Map<?, ?> map && mayBeOptions(forms)) {
            values.remove(0);
            map.forEach((name, value) -> options.put(String.valueOf(name), value));
        }
        return new Arguments(word, values, options);
    }

    private static boolean mayBeOptions(List<Form> forms) {
        return forms.stream().anyMatch(form -> !form.arity().options().isEmpty())
                || forms.stream().noneMatch(Form::beginsWithMap);
    }

    /** All values and options. */
    public List<Object> parts() {
        return options.isEmpty()
                ? values
                : Stream.concat(values.stream(), options.values().stream()).toList();
    }

    /** The forms that take so many values. Empty when the script means something else. */
    public List<Form> fitting(List<Form> forms) {
        return those(forms, form -> form.takes(values.size()));
    }

    /** A loop: each word of a script comes here, and most scripts are read by an interpreter. */
    private static List<Form> those(List<Form> forms, Predicate<Form> which) {
        List<Form> those = new ArrayList<>();
        for (Form each : forms) {
            if (which.test(each)) {
                those.add(each);
            }
        }
        return those;
    }

    /**
     * Chooses the form whose types fit best, and converts the arguments to them. Throws an {@link IllegalArgumentException} if no
     * form takes these arguments.
     */
    public Call choose(List<Form> forms) {
        List<Form> fitting = fitting(forms);
        List<Form> candidates = those(fitting, form -> form.takes(options.keySet()));
        if (candidates.isEmpty()) {
            throw wrongOption(fitting);
        }
        rejectBodyWithoutName(candidates.get(0), forms);
        List<IllegalArgumentException> wrong = new ArrayList<>();
        for (Form form : candidates) {
            try {
                return new Call(form, form.read(values, options));
            } catch (IllegalArgumentException e) {
                wrong.add(e);
            }
        }
        throw nearest(wrong);
    }

    /** A value of the right type that is wrong by itself says more than one of another type. */
    private static IllegalArgumentException nearest(List<IllegalArgumentException> wrong) {
        return wrong.stream()
                .filter(each -> !(each instanceof Reading.Mismatch))
                .findFirst()
                .orElseGet(() -> Reading.Mismatch.ofAll(
                        wrong.stream().map(Reading.Mismatch.class::cast).toList()));
    }

    private void rejectBodyWithoutName(Form form, List<Form> forms) {
        if (values.size() == 1 && values.get(0) instanceof Closure && form.beginsWithName()) {
            throw new IllegalArgumentException(word + " must have a name, but has none; "
                    + forms.get(forms.size() - 1).usage());
        }
    }

    private IllegalArgumentException wrongOption(List<Form> forms) {
        List<String> known = forms.stream()
                .flatMap(form -> form.arity().options().stream())
                .distinct()
                .toList();
        return new IllegalArgumentException(options.keySet().stream()
                .filter(each -> !known.contains(each))
                .findFirst()
                .map(each -> unknown(each, known))
                .orElseGet(() -> missing(options.keySet(), forms.get(0))));
    }

    private String unknown(String option, List<String> known) {
        if (known.isEmpty()) {
            return word + " must have no options, but was given " + option + ":";
        }
        String near = Nearest.to(option, known)
                .map(name -> "; did you mean " + name + ":?")
                .orElse("");
        return word + " must have no other option than " + String.join(":, ", known) + ":, but was given " + option
                + ":" + near;
    }

    private String missing(Set<String> given, Form form) {
        String missing = form.arity().required().stream()
                .filter(each -> !given.contains(each))
                .findFirst()
                .orElseThrow();
        return word + " must be given " + missing + ":, but was not; " + form.usage();
    }
}
