package io.chaoskit.dsl;

import io.chaoskit.value.Nearest;
import io.chaoskit.value.Size;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The named arguments that a user gave to a word. Every message begins with the option. */
final class Options {

    private final Map<String, Object> given;

    private Options(Map<String, Object> given) {
        this.given = given;
    }

    /** Rejects those that the word does not know. */
    static Options of(String word, Map<String, Object> given, String... known) {
        for (String each : given.keySet()) {
            if (known.length == 0) {
                throw new IllegalArgumentException(word + " must have no options, but was given " + each + ":");
            }
            if (!List.of(known).contains(each)) {
                String near = Nearest.to(each, List.of(known))
                        .map(name -> "; did you mean " + name + ":?")
                        .orElse("");
                throw new IllegalArgumentException(word + " must have no other option than " + String.join(":, ", known)
                        + ":, but was given " + each + ":" + near);
            }
        }
        return new Options(given);
    }

    Duration duration(String option, Duration otherwise) {
        return given.containsKey(option) ? Arguments.duration(option, given.get(option)) : otherwise;
    }

    boolean has(String option) {
        return given.containsKey(option);
    }

    /** Whether an option is the first of two words; it must be one of them, and is the second when it is not there. */
    boolean isOneOf(String option, String first, String second) {
        if (!has(option) || second.equals(given.get(option))) {
            return false;
        }
        if (first.equals(given.get(option))) {
            return true;
        }
        throw new IllegalArgumentException(
                option + " must be '" + first + "' or '" + second + "', but was " + Arguments.show(given.get(option)));
    }

    Size size(String option, Size otherwise) {
        return given.containsKey(option) ? Arguments.size(option, given.get(option)) : otherwise;
    }

    boolean truth(String option) {
        return given.containsKey(option) && Arguments.truth(option, given.get(option));
    }

    double fraction(String option, double otherwise) {
        return given.containsKey(option) ? Arguments.fraction(option, given.get(option)) : otherwise;
    }

    Path path(String option, Path otherwise) {
        return given.containsKey(option) ? Arguments.path(option, given.get(option)) : otherwise;
    }

    int count(String option, int otherwise) {
        return given.containsKey(option) ? Arguments.count(option, given.get(option)) : otherwise;
    }
}
