package io.chaoskit.dsl;

import io.chaoskit.internal.text.Nearest;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What to say about a word that is not there. */
final class Explanation {

    private static final List<String> UNITS =
            List.of("ns", "us", "ms", "s", "min", "h", "kb", "mb", "gb", "percent", "perSecond");
    /** What people write for them elsewhere. */
    private static final Map<String, String> OTHER_UNITS = Map.ofEntries(
            Map.entry("nanos", "ns"),
            Map.entry("nanoseconds", "ns"),
            Map.entry("micros", "us"),
            Map.entry("microseconds", "us"),
            Map.entry("millis", "ms"),
            Map.entry("milliseconds", "ms"),
            Map.entry("sec", "s"),
            Map.entry("second", "s"),
            Map.entry("seconds", "s"),
            Map.entry("m", "min"),
            Map.entry("minute", "min"),
            Map.entry("minutes", "min"),
            Map.entry("hour", "h"),
            Map.entry("hours", "h"),
            Map.entry("kilobytes", "kb"),
            Map.entry("kib", "kb"),
            Map.entry("megabytes", "mb"),
            Map.entry("mib", "mb"),
            Map.entry("gigabytes", "gb"),
            Map.entry("gib", "gb"));

    private static final String LISTS = "see `chaoskit list injectors` and `chaoskit list validators`";

    private Explanation() {}

    /** A word was called that its place does not have, or not with these arguments. */
    static Mistake of(Place place, String word, Object[] arguments, SourceLocation at) {
        if (Vocabulary.has(place, word)) {
            String given = Arrays.stream(arguments).map(Arguments::show).collect(Collectors.joining(", "));
            return new Mistake(at, "'" + word + "' cannot be given (" + given + ")", Vocabulary.usages(place, word));
        }
        return elsewhere(place, word, at)
                .orElseGet(() -> new Mistake(at, "there is no '" + word + "' " + place.where(), like(place, word)));
    }

    /** A property was asked for that nobody has: a word without its value, a variable or class that is not there. */
    static Mistake ofProperty(Place place, String name, String line, SourceLocation at) {
        if (Vocabulary.has(place, name)) {
            boolean negative = line.matches(".*\\b" + name + "\\s+-\\s*\\d.*");
            return new Mistake(
                    at,
                    "'" + name + "' must be given a value, but has none",
                    negative
                            ? "put a negative number into parentheses: " + name + "(-1)"
                            : Vocabulary.usages(place, name));
        }
        Optional<Mistake> elsewhere = elsewhere(place, name, at);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        if (Vocabulary.nearest(place, name).isPresent()) {
            return new Mistake(at, "there is no '" + name + "' " + place.where(), like(place, name));
        }
        Optional<String> missing = MissingClass.namedOn(line, name);
        if (missing.isPresent()) {
            return new Mistake(at, "there is no class '" + missing.get() + "'", MissingClass.HINT);
        }
        boolean type = Character.isUpperCase(name.charAt(0));
        return new Mistake(
                at,
                type ? "there is no class '" + name + "'" : "there is no variable '" + name + "'",
                type ? "import it at the top of the script" : "define it before it is used: def " + name + " = …");
    }

    /** A property was asked of a number. */
    static Mistake ofUnit(String unit, SourceLocation at) {
        return new Mistake(
                at,
                "there is no unit '" + unit + "'",
                Optional.ofNullable(OTHER_UNITS.get(unit))
                        .or(() -> unit.length() == 1 ? Optional.empty() : Nearest.to(unit, UNITS))
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("there are: " + String.join(", ", UNITS)));
    }

    private static Optional<Mistake> elsewhere(Place place, String word, SourceLocation at) {
        if (place == Place.INJECT && Vocabulary.is(Kind.SITE, Place.SCENARIO, word)) {
            return Optional.of(new Mistake(at, "'" + word + "' belongs behind on", "inject … on " + word + "('name')"));
        }
        return place.insteadFor(word)
                .map(other -> new Mistake(
                        at,
                        "'" + word + "' belongs " + other.where() + ", not " + place.where(),
                        "write it " + other.where() + ": " + prefix(other, word) + Vocabulary.usages(other, word)));
    }

    private static String prefix(Place place, String word) {
        if (Vocabulary.is(Kind.VALIDATOR, place, word)) {
            return "assert ";
        }
        return Vocabulary.is(Kind.INJECTOR, place, word) ? "inject " : "";
    }

    private static String like(Place place, String word) {
        if (place == Place.EFFECT) {
            return like(Place.INJECT, word);
        }
        return Vocabulary.nearest(place, word)
                .map(near -> suggestion(place, near))
                .orElseGet(() -> place == Place.SCRIPT ? "define it: def " + word + "(…) { … }" : all(place));
    }

    private static String suggestion(Place place, String near) {
        if (place == Place.VALIDATOR) {
            return "did you mean '" + near + "()'?";
        }
        String list = Vocabulary.is(Kind.VALIDATOR, place, near)
                ? "; see `chaoskit list validators`"
                : Vocabulary.is(Kind.INJECTOR, place, near) ? "; see `chaoskit list injectors`" : "";
        return Vocabulary.usages(place, near) + list;
    }

    /** Only what a scenario consists of: with all injectors and validators the list would be too long to read. */
    private static String all(Place place) {
        List<String> names = Vocabulary.names(place).stream()
                .filter(name -> place != Place.SCENARIO || Vocabulary.is(Kind.PART, place, name))
                .sorted()
                .toList();
        return names.isEmpty()
                ? ""
                : "there are: " + String.join(", ", names) + (place == Place.SCENARIO ? "; " + LISTS : "");
    }
}
