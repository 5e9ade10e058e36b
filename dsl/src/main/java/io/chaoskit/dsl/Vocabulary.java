package io.chaoskit.dsl;

import io.chaoskit.internal.text.Nearest;
import io.chaoskit.value.Mistake;
import io.chaoskit.word.Word;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All words there are, read from their definitions: those of the blocks, and those of the dictionary. */
public final class Vocabulary {

    /** Where words come from that are ChaosKit's own. */
    public static final String BUILT_IN = "built in";

    private static final Set<String> SEVERITIES = Set.of("critical", "warning", "info");
    private static final ClassValue<Set<String>> PROPERTIES = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> block) {
            return words(block)
                    .filter(Vocabulary::isGetter)
                    .map(Vocabulary::name)
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

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
    public record Way(String usage, List<Parameter> parameters, String does) {}

    /**
     * The words that say what an injector does.
     *
     * @return sorted
     */
    public static List<Entry> injectors() {
        return entries(Kind.INJECTOR);
    }

    /**
     * The words that say what must hold.
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
        return Dictionary.all().problems();
    }

    private static List<Entry> entries(Kind kind) {
        Map<String, Entry> entries = new TreeMap<>();
        Dictionary.all().stream()
                .filter(form -> form.phrase().kind() == kind)
                .forEach(form -> add(
                        entries,
                        form.phrase(),
                        parameters(form),
                        form.provider().from()));
        words(Place.SCENARIO.block())
                .filter(method -> phrase(method).kind() == kind)
                .forEach(method -> add(entries, phrase(method), parameters(method), BUILT_IN));
        return List.copyOf(entries.values());
    }

    private static void add(Map<String, Entry> entries, Phrase phrase, List<Parameter> parameters, String from) {
        entries.computeIfAbsent(phrase.word(), word -> new Entry(word, new ArrayList<>(), from))
                .forms()
                .add(new Way(phrase.usage(), parameters, phrase.does()));
    }

    private static List<Parameter> parameters(Form form) {
        return form.slots().stream().map(Slot::parameter).toList();
    }

    private static List<Parameter> parameters(Method method) {
        return Arrays.stream(method.getParameters())
                .map(each -> Slot.of(each).parameter())
                .toList();
    }

    private static Stream<Method> words(Class<?> block) {
        return Arrays.stream(block.getMethods()).filter(method -> method.isAnnotationPresent(Word.class));
    }

    private static boolean isGetter(Method method) {
        return method.getName().startsWith("get") && method.getParameterCount() == 0;
    }

    /** A getter is the word {@code stop}, any other method its own name. */
    private static String name(Method method) {
        String name = method.getName();
        return isGetter(method) ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
    }

    private static Phrase phrase(Method method) {
        Word word = method.getAnnotation(Word.class);
        Role role = method.getAnnotation(Role.class);
        return new Phrase(name(method), role == null ? Kind.PART : role.value(), word.usage(), word.does());
    }

    private static Stream<Phrase> ofBlock(Place place) {
        return words(place.block()).map(Vocabulary::phrase).distinct();
    }

    private static Stream<Phrase> phrases(Place place) {
        Stream<Phrase> ofDictionary = Dictionary.all().stream().map(Form::phrase);
        return Stream.concat(ofBlock(place), ofDictionary.filter(phrase -> place.takes(phrase.kind())));
    }

    private static Stream<Phrase> named(Place place, String word) {
        return phrases(place).filter(phrase -> phrase.word().equals(word));
    }

    /** Whether a block that takes words of the dictionary has such a word of its own. */
    static boolean isOfBlock(String word) {
        return Stream.of(Place.SCENARIO, Place.SCOPE)
                .flatMap(Vocabulary::ofBlock)
                .anyMatch(phrase -> phrase.word().equals(word));
    }

    /** Whether the dictionary has such a word for a place. */
    static boolean isOfDictionary(Place place, String word) {
        return Dictionary.all()
                .forms(word)
                .anyMatch(form -> place.takes(form.phrase().kind()));
    }

    static Set<String> names(Place place) {
        return place == Place.VALIDATOR
                ? SEVERITIES
                : phrases(place).map(Phrase::word).collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean has(Place place, String word) {
        return names(place).contains(word);
    }

    /** Whether a block has such a property, so that the script's own one is not meant. */
    static boolean isProperty(Class<?> block, String name) {
        return PROPERTIES.get(block).contains(name);
    }

    static boolean is(Kind kind, Place place, String word) {
        return named(place, word).anyMatch(phrase -> phrase.kind() == kind);
    }

    static Optional<String> nearest(Place place, String word) {
        return Nearest.to(word, names(place));
    }

    /** How a word is written in its place. */
    static String usages(Place place, String word) {
        return named(place, word).map(Phrase::usage).distinct().sorted().collect(Collectors.joining(" or "));
    }
}
