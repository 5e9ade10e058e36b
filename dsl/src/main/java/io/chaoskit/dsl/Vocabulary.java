package io.chaoskit.dsl;

import io.chaoskit.dsl.unit.HitProperties;
import io.chaoskit.internal.dsl.block.AllWords;
import io.chaoskit.internal.dsl.form.Dictionary;
import io.chaoskit.internal.dsl.form.Form;
import io.chaoskit.internal.dsl.form.FormParameter;
import io.chaoskit.internal.dsl.form.Kind;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.value.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Lists of the words for injectors and validators, read from the methods that define them. */
public final class Vocabulary {

    /** The provider of ChaosKit's own words. */
    public static final String BUILT_IN = "built in";

    private Vocabulary() {}

    /**
     * A word for the lists. Its JSON is stable: what is added later are other properties.
     *
     * @param name the word
     * @param forms the ways to write it
     * @param from {@code built in}, or the class that provides it
     */
    public record Entry(String name, List<Way> forms, String from) {}

    /**
     * One way to write a word.
     *
     * @param usage an example
     * @param parameters what is given to it, in order
     * @param does what it does
     */
    public record Way(String usage, List<Argument> parameters, String does) {}

    /**
     * A parameter of a word.
     *
     * @param name for an option what the script writes
     * @param type what it must be, in words
     * @param passing {@code positional}, {@code named} or {@code repeated}
     * @param required whether it must be given
     * @param otherwise what it is when it is not given; null when there is no such value
     */
    public record Argument(String name, String type, String passing, boolean required, String otherwise) {}

    /**
     * The words for effects and injectors.
     *
     * @return sorted
     */
    public static List<Entry> injectors() {
        List<Entry> all = new ArrayList<>(entries(Kind.INJECTOR));
        all.add(closure());
        all.sort(Comparator.comparing(Entry::name));
        return all;
    }

    /** A closure is no word, but an effect like the others. */
    private static Entry closure() {
        Argument hit = new Argument("hit", "the arrival at a site", "positional", false, null);
        String does = "a fault of your own; a hit has " + String.join(", ", HitProperties.NAMES);
        return new Entry("closure", List.of(new Way("{ hit -> target.slowDown() }", List.of(hit), does)), BUILT_IN);
    }

    /**
     * The words for invariants.
     *
     * @return sorted
     */
    public static List<Entry> validators() {
        return entries(Kind.VALIDATOR);
    }

    /**
     * Words of jars on the class path that cannot be used, and why; no scenario can be run with them.
     *
     * @return empty when all is well
     */
    public static List<Mistake> problems() {
        return AllWords.dictionary().problems();
    }

    private static List<Entry> entries(Kind kind) {
        Dictionary all = AllWords.dictionary();
        List<Entry> entries = new ArrayList<>();
        for (String word : all.names(Place.SCENARIO)) {
            List<Form> forms = all.forms(Place.SCENARIO, word).stream()
                    .filter(form -> form.kind() == kind)
                    .toList();
            if (!forms.isEmpty()) {
                entries.add(new Entry(word, forms.stream().map(Vocabulary::way).toList(), from(forms.get(0))));
            }
        }
        return entries;
    }

    private static String from(Form form) {
        return form.provider().builtIn() ? BUILT_IN : form.provider().type().getName();
    }

    private static Way way(Form form) {
        return new Way(
                form.usage(), form.parameters().stream().map(Vocabulary::given).toList(), form.does());
    }

    private static Argument given(FormParameter parameter) {
        return new Argument(
                parameter.name(),
                parameter.reading().type(),
                parameter.passing().name().toLowerCase(Locale.ROOT),
                parameter.required(),
                parameter.defaultText());
    }
}
