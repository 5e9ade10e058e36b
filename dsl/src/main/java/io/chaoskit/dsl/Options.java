package io.chaoskit.dsl;

import io.chaoskit.internal.text.Nearest;
import java.util.List;
import java.util.Set;

/** What to say about named arguments that a word does not take. */
final class Options {

    private Options() {}

    static IllegalArgumentException wrong(String word, Set<String> given, List<Form> forms) {
        List<String> known = forms.stream()
                .flatMap(form -> form.options(false).stream())
                .distinct()
                .toList();
        return new IllegalArgumentException(given.stream()
                .filter(each -> !known.contains(each))
                .findFirst()
                .map(each -> unknown(word, each, known))
                .orElseGet(() -> missing(word, given, forms.get(0))));
    }

    private static String unknown(String word, String option, List<String> known) {
        if (known.isEmpty()) {
            return word + " must have no options, but was given " + option + ":";
        }
        String near = Nearest.to(option, known)
                .map(name -> "; did you mean " + name + ":?")
                .orElse("");
        return word + " must have no other option than " + String.join(":, ", known) + ":, but was given " + option
                + ":" + near;
    }

    private static String missing(String word, Set<String> given, Form form) {
        String missing = form.options(true).stream()
                .filter(each -> !given.contains(each))
                .findFirst()
                .orElseThrow();
        return word + " must be given " + missing + ":, but was not; "
                + form.phrase().usage();
    }
}
