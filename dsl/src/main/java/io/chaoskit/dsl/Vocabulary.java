package io.chaoskit.dsl;

import io.chaoskit.dsl.Word.Kind;
import io.chaoskit.value.Nearest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All words there are, read from their definitions. */
public final class Vocabulary {

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
     * One way to write a word.
     *
     * @param name the word
     * @param usage how it is written
     * @param does what it does
     */
    public record Entry(String name, String usage, String does) {}

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

    private static List<Entry> entries(Kind kind) {
        return words(Place.SCENARIO.block())
                .filter(method -> word(method).kind() == kind)
                .map(method -> new Entry(
                        name(method), word(method).usage(), word(method).does()))
                .distinct()
                .sorted(Comparator.comparing(Entry::usage))
                .toList();
    }

    private static Stream<Method> words(Class<?> block) {
        return Arrays.stream(block.getMethods()).filter(method -> method.isAnnotationPresent(Word.class));
    }

    private static Word word(Method method) {
        return method.getAnnotation(Word.class);
    }

    private static boolean isGetter(Method method) {
        return method.getName().startsWith("get") && method.getParameterCount() == 0;
    }

    /** A getter is the word {@code stop}, any other method its own name. */
    private static String name(Method method) {
        String name = method.getName();
        return isGetter(method) ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
    }

    private static Stream<Method> named(Place place, String word) {
        return words(place.block()).filter(method -> name(method).equals(word));
    }

    static Set<String> names(Place place) {
        return place == Place.VALIDATOR
                ? SEVERITIES
                : words(place.block()).map(Vocabulary::name).collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean has(Place place, String word) {
        return names(place).contains(word);
    }

    /** Whether a block has such a property, so that the script's own one is not meant. */
    static boolean isProperty(Class<?> block, String name) {
        return PROPERTIES.get(block).contains(name);
    }

    static boolean is(Kind kind, Place place, String word) {
        return named(place, word).anyMatch(method -> word(method).kind() == kind);
    }

    static Optional<String> nearest(Place place, String word) {
        return Nearest.to(word, names(place));
    }

    /** How a word is written in its place. */
    static String usages(Place place, String word) {
        return named(place, word)
                .map(method -> word(method).usage())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" or "));
    }
}
