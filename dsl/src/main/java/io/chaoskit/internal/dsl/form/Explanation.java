package io.chaoskit.internal.dsl.form;

import io.chaoskit.internal.dsl.script.ClassNames;
import io.chaoskit.internal.dsl.script.MissingClass;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.internal.value.UnitNames;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Explains a word that is wrong in its place.
 *
 * @param words all there are
 * @param place where it was written
 */
public record Explanation(Dictionary words, Place place) {

    private static final List<String> UNITS =
            List.of("ns", "us", "ms", "s", "min", "h", "b", "kb", "mb", "gb", "percent", "perSecond");
    /** The one word of a scenario that is Groovy's own. */
    private static final List<String> ASSERT = List.of("assert");

    private static final String LISTS = "see `chaoskit list injectors` and `chaoskit list validators`";

    /** Explains a word that was called and that its place does not have, or not with these arguments. */
    public Mistake ofCall(String word, Object[] arguments, SourceLocation at) {
        if (words.has(place, word)) {
            String given = Arrays.stream(arguments).map(Shown::of).collect(Collectors.joining(", "));
            return new Mistake(at, "'" + word + "' cannot be given (" + given + ")", words.usages(place, word));
        }
        return elsewhere(word, at)
                .orElseGet(() -> new Mistake(at, "there is no '" + word + "' " + place.where(), like(word)));
    }

    /** Explains the assignment of a word. */
    public Mistake ofAssignment(String name, SourceLocation at) {
        return words.has(place, name)
                ? new Mistake(at, "'" + name + "' is a word, and cannot be assigned", words.usages(place, name))
                : new Mistake(at, "there is no '" + name + "' " + place.where(), like(name));
    }

    /** Explains a property that does not exist: a word without its value, an unknown variable or class. */
    public Mistake ofProperty(String name, String line, SourceLocation at) {
        if (words.has(place, name)) {
            return withoutValue(name, line, at);
        }
        Optional<Mistake> elsewhere = elsewhere(name, at);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        Optional<String> type = ClassNames.near(name);
        if (type.isPresent()) {
            return new Mistake(at, "there is no class '" + name + "'", "did you mean '" + type.get() + "'?");
        }
        if (words.nearest(place, name).isPresent()) {
            return new Mistake(at, "there is no '" + name + "' " + place.where(), like(name));
        }
        return MissingClass.namedOn(line, name)
                .map(missing -> ofClass(missing, at))
                .orElseGet(() -> Character.isUpperCase(name.charAt(0))
                        ? new Mistake(at, "there is no class '" + name + "'", "import it at the top of the script")
                        : ofVariable(name, at));
    }

    private Mistake withoutValue(String name, String line, SourceLocation at) {
        boolean negative = line.matches(".*\\b" + name + "\\s+-\\s*\\d.*");
        return new Mistake(
                at,
                "'" + name + "' must be given a value, but has none",
                negative ? "put a negative number into parentheses: " + name + "(-1)" : words.usages(place, name));
    }

    private static Mistake ofClass(String missing, SourceLocation at) {
        int dot = missing.lastIndexOf('.');
        // In a package that is not the JDK's it is a class that the class path lacks, and no other one is meant.
        Optional<String> near = dot < 0 || ClassNames.isPackage(missing.substring(0, dot))
                ? ClassNames.near(missing.substring(dot + 1))
                : Optional.empty();
        return new Mistake(
                at,
                "there is no class '" + missing + "'",
                near.map(name -> "did you mean '" + name + "'?")
                        .orElseGet(() -> MissingClass.hint(at.file(), missing)));
    }

    /** Explains the call of a word that a variable of the script hides. */
    public static Mistake ofHidden(String word, SourceLocation at) {
        return new Mistake(
                at, "'" + word + "' is a variable of the script here, which hides the word", "rename the variable");
    }

    /** Explains a name that nothing has. */
    public static Mistake ofVariable(String name, SourceLocation at) {
        return new Mistake(
                at, "there is no variable '" + name + "'", "define it before it is used: def " + name + " = …");
    }

    /** Explains an unknown property of a number. */
    public static Mistake ofUnit(String unit, SourceLocation at) {
        return new Mistake(
                at,
                "there is no unit '" + unit + "'",
                UnitNames.meant(unit)
                        .or(() -> unit.length() == 1 ? Optional.empty() : Nearest.to(unit, UNITS))
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("there are: " + String.join(", ", UNITS)));
    }

    private Optional<Mistake> elsewhere(String word, SourceLocation at) {
        if (place == Place.INJECT && words.is(Kind.SITE, Place.SCENARIO, word)) {
            return Optional.of(new Mistake(at, "'" + word + "' belongs behind on", "inject … on " + word + "('name')"));
        }
        return words.insteadOf(place, word)
                .map(other -> new Mistake(
                        at,
                        "'" + word + "' belongs " + other.where() + ", not " + place.where(),
                        "write it " + other.where() + ": " + prefix(other, word) + words.usages(other, word)));
    }

    private String prefix(Place place, String word) {
        if (words.is(Kind.VALIDATOR, place, word)) {
            return "assert ";
        }
        return words.is(Kind.INJECTOR, place, word) ? "inject " : "";
    }

    private String like(String word) {
        if (place == Place.EFFECT) {
            return new Explanation(words, Place.INJECT).like(word);
        }
        if (Nearest.to(word, ASSERT).isPresent() && place.takes(Kind.VALIDATOR)) {
            return "assert noPanics(), or any condition";
        }
        if (place == Place.SCRIPT || place == Place.VALIDATOR) {
            return words.nearest(place, word)
                    .map(this::suggestion)
                    .orElseGet(() -> place == Place.SCRIPT ? "define it: def " + word + "(…) { … }" : all());
        }
        return words.nearestAnywhere(place, word)
                .map(near -> words.has(place, near) ? suggestion(near) : elsewhere(near))
                .orElseGet(this::all);
    }

    /** A word of another block that was probably meant. */
    private String elsewhere(String near) {
        return words.insteadOf(place, near)
                .map(other -> "write it " + other.where() + ": " + prefix(other, near) + words.usages(other, near))
                .orElseGet(this::all);
    }

    private String suggestion(String near) {
        if (place == Place.VALIDATOR) {
            return "did you mean '" + near + "()'?";
        }
        String list = words.is(Kind.VALIDATOR, place, near)
                ? "; see `chaoskit list validators`"
                : words.is(Kind.INJECTOR, place, near) ? "; see `chaoskit list injectors`" : "";
        return words.usages(place, near) + list;
    }

    /** Only what a scenario consists of: with all injectors and validators the list would be too long to read. */
    private String all() {
        List<String> names = words.names(place).stream()
                .filter(name ->
                        place != Place.SCENARIO || words.is(Kind.PART, place, name) && words.canCall(place, name))
                .sorted()
                .toList();
        return names.isEmpty()
                ? ""
                : "there are: " + String.join(", ", names) + (place == Place.SCENARIO ? "; " + LISTS : "");
    }
}
