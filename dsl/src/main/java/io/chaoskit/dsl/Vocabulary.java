package io.chaoskit.dsl;

import io.chaoskit.value.Mistake;
import io.chaoskit.value.Nearest;
import io.chaoskit.value.SourceLocation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All words there are, read from their definitions, and what to say about one that is not there. */
public final class Vocabulary {

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
        return entries(Word.Kind.INJECTOR);
    }

    /**
     * The words that say what must hold.
     *
     * @return sorted
     */
    public static List<Entry> validators() {
        return entries(Word.Kind.VALIDATOR);
    }

    private static List<Entry> entries(Word.Kind kind) {
        return words(Place.SCENARIO)
                .filter(method -> method.getAnnotation(Word.class).kind() == kind)
                .map(method -> new Entry(
                        name(method),
                        method.getAnnotation(Word.class).usage(),
                        method.getAnnotation(Word.class).does()))
                .distinct()
                .sorted(Comparator.comparing(Entry::usage))
                .toList();
    }

    private static java.util.stream.Stream<Method> words(Place place) {
        return Arrays.stream(place.block().getMethods()).filter(method -> method.isAnnotationPresent(Word.class));
    }

    /** A getter is the word {@code stop}, any other method its own name. */
    private static String name(Method method) {
        String name = method.getName();
        boolean getter = name.startsWith("get") && method.getParameterCount() == 0;
        return getter ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
    }

    private static Set<String> names(Place place) {
        return words(place).map(Vocabulary::name).collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean has(Place place, String word) {
        return names(place).contains(word);
    }

    /** What is wrong with a word that a block does not understand. */
    static Mistake explain(Place place, String word, Object[] arguments, SourceLocation at) {
        if (has(place, word)) {
            String given = Arrays.stream(arguments).map(Vocabulary::show).collect(Collectors.joining(", "));
            return new Mistake(at, "'" + word + "' cannot be given (" + given + ")", "" + usages(place, word));
        }
        Optional<Place> other = Arrays.stream(Place.values())
                .filter(each -> each != place && has(each, word))
                .findFirst();
        if (other.isPresent()) {
            return new Mistake(
                    at,
                    "'" + word + "' belongs " + other.get().where() + ", not " + place.where(),
                    "write it " + other.get().where() + ": " + usages(other.get(), word));
        }
        return new Mistake(at, "there is no '" + word + "' " + place.where(), suggestion(place, word));
    }

    private static String suggestion(Place place, String word) {
        return Nearest.to(word, names(place))
                .map(near -> usages(place, near) + list(place, near))
                .orElseGet(() -> "there are: " + String.join(", ", names(place)));
    }

    private static String list(Place place, String word) {
        Set<Word.Kind> kinds = words(place)
                .filter(method -> name(method).equals(word))
                .map(method -> method.getAnnotation(Word.class).kind())
                .collect(Collectors.toSet());
        return kinds.contains(Word.Kind.VALIDATOR)
                ? "; see `chaoskit list validators`"
                : kinds.contains(Word.Kind.INJECTOR) ? "; see `chaoskit list injectors`" : "";
    }

    private static String usages(Place place, String word) {
        return words(place)
                .filter(method -> name(method).equals(word))
                .map(method -> method.getAnnotation(Word.class).usage())
                .distinct()
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    private static String show(Object argument) {
        return argument instanceof CharSequence
                ? "'" + argument + "'"
                : argument instanceof groovy.lang.Closure ? "{ … }" : String.valueOf(argument);
    }
}
