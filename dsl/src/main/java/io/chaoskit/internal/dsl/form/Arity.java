package io.chaoskit.internal.dsl.form;

import io.chaoskit.internal.dsl.form.FormParameter.Passing;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How many values a form of a word takes, and which options. Found once for each form: it is compared with each call of a word, and a
 * generated script has tens of thousands.
 *
 * @param fewest values that it must be given
 * @param most values that it can be given
 * @param options the names of all options
 * @param required the names of those that must be given
 */
record Arity(int fewest, int most, List<String> options, List<String> required) {

    static Arity of(List<FormParameter> parameters) {
        boolean repeated = parameters.stream().anyMatch(each -> each.is(Passing.REPEATED));
        return new Arity(
                count(parameters, FormParameter::required),
                repeated ? Integer.MAX_VALUE : count(parameters, each -> true),
                options(parameters, each -> true),
                options(parameters, FormParameter::required));
    }

    private static int count(List<FormParameter> parameters, Predicate<FormParameter> which) {
        return (int) parameters.stream()
                .filter(each -> each.is(Passing.POSITIONAL))
                .filter(which)
                .count();
    }

    private static List<String> options(List<FormParameter> parameters, Predicate<FormParameter> which) {
        return parameters.stream()
                .filter(each -> each.is(Passing.NAMED))
                .filter(which)
                .map(FormParameter::name)
                .toList();
    }

    boolean takes(int values) {
        return values >= fewest && values <= most;
    }

    boolean takes(Set<String> given) {
        return options.containsAll(given) && given.containsAll(required);
    }
}
