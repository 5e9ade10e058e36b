package io.chaoskit.dsl;

import io.chaoskit.value.Mistake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A word of the dictionary with what a script gave to it.
 *
 * @param block where it was written
 * @param word the word
 * @param arguments what Groovy passes
 * @param forms the ways to write it, at least one
 * @param values what it was given at their places
 * @param options what it was given by name
 */
record WordCall(
        BlockCore block,
        String word,
        Object[] arguments,
        List<Form> forms,
        List<Object> values,
        Map<String, Object> options) {

    /** Groovy passes named arguments as one map before the others. */
    static WordCall of(BlockCore block, String word, Object[] arguments) {
        List<Form> forms = Dictionary.all().forms(word).toList();
        List<Object> values = new ArrayList<>(Arrays.asList(arguments));
        Map<String, Object> options = new LinkedHashMap<>();
        boolean named = forms.stream().anyMatch(form -> !form.options(false).isEmpty())
                || forms.stream().noneMatch(Form::beginsWithMap);
        if (named && !values.isEmpty() && values.get(0) instanceof Map<?, ?> map) {
            values.remove(0);
            map.forEach((name, value) -> options.put(String.valueOf(name), value));
        }
        return new WordCall(block, word, arguments, forms, values, options);
    }

    /** Makes what it means. With other arguments a method of the script is meant; else a mistake is noted, and reading goes on. */
    Object make() {
        List<Form> fitting =
                forms.stream().filter(form -> form.takes(values.size())).toList();
        Object[] parts =
                Stream.concat(values.stream(), options.values().stream()).toArray();
        if (fitting.isEmpty()) {
            return block.callOwner(word, arguments);
        }
        String statement = forms.get(0).phrase().kind().statement(word + "(…)");
        return block.draft().maker(word, statement, parts, () -> make(fitting));
    }

    private Object make(List<Form> fitting) {
        try {
            return choose(fitting).make(values, options);
        } catch (Form.Failed e) {
            Mistake mistake = new Mistake(block.draft().at(), e.getMessage(), "mend it there, or leave the word out");
            block.draft().failed(e.getCause(), List.of(mistake));
            return Broken.VALUE;
        }
    }

    private Form choose(List<Form> fitting) {
        return fitting.stream()
                .filter(form -> form.takes(options.keySet()))
                .findFirst()
                .orElseThrow(() -> Options.wrong(word, options.keySet(), fitting));
    }
}
