package io.chaoskit.cli;

import io.chaoskit.dsl.Vocabulary;
import io.chaoskit.dsl.Vocabulary.Entry;
import io.chaoskit.dsl.Vocabulary.Way;
import io.chaoskit.internal.dsl.block.AllWords;
import io.chaoskit.internal.dsl.form.Dictionary;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.internal.text.Nearest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code chaoskit repl} offers beside the words of scenarios. */
public final class ReplWords {

    private ReplWords() {}

    /**
     * How injectors are written.
     *
     * @return a line for each
     */
    public static String injectors() {
        return lines(Vocabulary.injectors());
    }

    /**
     * How validators are written.
     *
     * @return a line for each
     */
    public static String validators() {
        return lines(Vocabulary.validators());
    }

    /**
     * How a word is written, and what it does.
     *
     * @param word of a scenario
     * @return a line for each way; what was probably meant when there is no such word
     */
    public static String help(String word) {
        Map<String, String> all = usages();
        String found = all.get(word);
        return found != null
                ? found
                : "there is no '" + word + "'"
                        + Nearest.to(word, all.keySet())
                                .map(near -> "; did you mean '" + near + "'?")
                                .orElse("; there are injectors() and validators()");
    }

    /**
     * Words that begin so.
     *
     * @param prefix what was typed
     * @return sorted
     */
    public static List<String> beginningWith(String prefix) {
        Dictionary all = AllWords.dictionary();
        return Stream.concat(
                        Arrays.stream(Place.values()).flatMap(place -> all.names(place).stream()),
                        Stream.of("injectors", "validators", "help"))
                .filter(word -> word.startsWith(prefix))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    private static Map<String, String> usages() {
        Map<String, String> all = new LinkedHashMap<>();
        Stream.concat(Vocabulary.injectors().stream(), Vocabulary.validators().stream())
                .forEach(each -> all.merge(each.name(), lines(List.of(each)), (one, other) -> one + "\n" + other));
        Dictionary words = AllWords.dictionary();
        for (Place place : Place.values()) {
            for (String word : words.names(place)) {
                all.computeIfAbsent(word, key -> words.usages(place, key));
            }
        }
        return all;
    }

    private static String lines(List<Entry> entries) {
        List<Way> ways = entries.stream().flatMap(each -> each.forms().stream()).toList();
        int width = ways.stream().mapToInt(way -> way.usage().length()).max().orElse(0);
        return ways.stream()
                .map(way -> way.usage() + " ".repeat(width - way.usage().length() + 2) + way.does())
                .collect(Collectors.joining("\n"));
    }
}
