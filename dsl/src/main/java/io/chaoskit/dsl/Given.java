package io.chaoskit.dsl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a word was given that takes a value, perhaps a duration, and options.
 *
 * @param values the value, and the duration if there is one
 * @param options by name
 */
record Given(List<Object> values, Options options) {

    private static final int MOST = 2;

    /** Reads arguments as Groovy passes them: options come first, as one map. Rejects too many values and unknown options. */
    static Given read(String word, Object[] arguments, String usage, String... known) {
        List<Object> values = new ArrayList<>(Arrays.asList(arguments));
        Map<String, Object> named = new LinkedHashMap<>();
        if (!values.isEmpty() && values.get(0) instanceof Map<?, ?> options) {
            values.remove(0);
            options.forEach((name, value) -> named.put(String.valueOf(name), value));
        }
        if (values.isEmpty() || values.size() > MOST) {
            throw new IllegalArgumentException(word + " must be given 1 or 2 values, but was given "
                    + (values.isEmpty() ? "none" : String.valueOf(values.size())) + "; " + usage);
        }
        return new Given(values, Options.of(word, named, known));
    }

    Object value() {
        return values.get(0);
    }

    boolean timed() {
        return values.size() == MOST;
    }

    Object duration() {
        return values.get(1);
    }
}
