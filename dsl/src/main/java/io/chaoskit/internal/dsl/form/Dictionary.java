package io.chaoskit.internal.dsl.form;

import io.chaoskit.internal.text.Nearest;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All words by the places where they may stand: those of the blocks, and those for effects, validators and sites, of ChaosKit or of
 * other jars on the class path. Immutable but for the forms that are made at first use.
 */
public final class Dictionary {

    private final Map<Place, WordTable> blocks;
    private final List<WordTable> parts = new ArrayList<>();
    /** What {@link #calls} has found, by place and word. */
    private final Map<Place, Map<String, List<Form>>> calls = new EnumMap<>(Place.class);

    private final List<Mistake> problems = new ArrayList<>();

    private Dictionary(Map<Place, WordTable> blocks) {
        this.blocks = blocks;
        for (Place each : Place.values()) {
            calls.put(each, new ConcurrentHashMap<>());
        }
    }

    /** The words of these classes, and of the services on the class path. */
    public static Dictionary of(Map<Place, Class<?>> blocks, List<Words> parts) {
        Map<Place, WordTable> tables = new LinkedHashMap<>();
        blocks.forEach((place, block) -> tables.put(place, WordTable.of(block)));
        tables.put(Place.VALIDATOR, WordTable.ofCopies(Validator.class));
        Dictionary all = new Dictionary(tables);
        parts.forEach(each -> all.parts.add(WordTable.of(each)));
        ServiceWords services = ServiceWords.load();
        services.words().forEach(all::add);
        services.problems().forEach(all::problem);
        return all;
    }

    /** The words of another jar are checked at once: no scenario is run with wrong ones. */
    private void add(Words service) {
        List<Method> fine = new ArrayList<>();
        Arrays.stream(service.getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Word.class))
                .sorted(WordTable.order())
                .forEach(method -> problem(service, method)
                        .ifPresentOrElse(
                                wrong -> problem("the word '" + method.getName() + "' of "
                                        + Provider.where(service.getClass()) + " " + wrong),
                                () -> fine.add(method)));
        parts.add(WordTable.of(service, fine.stream()));
    }

    /** The mistake in a method, as it is written behind the method's name. */
    private Optional<String> problem(Words service, Method method) {
        Optional<String> owner = owner(method.getName());
        if (owner.isPresent()) {
            return Optional.of("must have another name, but " + owner.get()
                    + " has one of that name; rename it, or take one of them off the class path");
        }
        if (Kind.of(method.getReturnType()) == Kind.PART) {
            return Optional.of("must return an Effect, an Injector, a Validator or a Site, but returns "
                    + Shown.withArticle(method.getReturnType().getSimpleName()));
        }
        if (!Modifier.isPublic(method.getModifiers())) {
            return Optional.of("must be public, but is not");
        }
        if (!Arrays.stream(method.getParameters()).allMatch(Parameter::isNamePresent)) {
            return Optional.of("must know the names of its parameters, but was compiled without them;"
                    + " compile with javac -parameters");
        }
        try {
            Form.of(method.getName(), WordTable.of(service, Stream.of()).provider(), method);
            return Optional.empty();
        } catch (IllegalArgumentException | LinkageError e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Who has such a word already. */
    private Optional<String> owner(String word) {
        if (Stream.of(Place.SCENARIO, Place.SCOPE)
                .anyMatch(place -> blocks.get(place).names().contains(word))) {
            return Optional.of("ChaosKit");
        }
        return parts.stream()
                .filter(each -> each.names().contains(word))
                .findFirst()
                .map(WordTable::provider)
                .map(other -> other.builtIn() ? "ChaosKit" : other.where());
    }

    private void problem(String message) {
        problems.add(Mistake.of(SourceLocation.UNKNOWN, message));
    }

    /** Words of jars on the class path that cannot be used, and why. Empty when all is well. */
    public List<Mistake> problems() {
        return problems;
    }

    /** The tables that may have a word for a place. */
    private Stream<WordTable> tables(Place place) {
        return Stream.concat(
                Stream.ofNullable(blocks.get(place)), place.takes(Kind.SITE) ? parts.stream() : Stream.of());
    }

    private boolean accepts(Place place, WordTable table, Kind kind) {
        return table == blocks.get(place) || place.takes(kind);
    }

    private boolean has(Place place, String word, Predicate<WordTable> accepted) {
        return tables(place)
                .filter(accepted)
                .anyMatch(table -> table.kinds(word).anyMatch(kind -> accepts(place, table, kind)));
    }

    /** The ways to write a word in its place, those with fewer arguments first. */
    public List<Form> forms(Place place, String word) {
        return tables(place)
                .flatMap(table -> table.forms(word).stream().filter(form -> accepts(place, table, form.kind())))
                .toList();
    }

    /** The ways to call a word; a property has none. They are found once: a generated script calls few words, each thousands of times. */
    public List<Form> calls(Place place, String word) {
        List<Form> known = calls.get(place).get(word);
        return known != null ? known : findCalls(place, word);
    }

    private List<Form> findCalls(Place place, String word) {
        List<Form> found =
                forms(place, word).stream().filter(form -> !form.isProperty()).toList();
        // What is no word may be any name, and is not kept.
        if (!found.isEmpty()) {
            calls.get(place).put(word, found);
        }
        return found;
    }

    /** A word that is a property of its block; empty when the script's own one is meant. */
    public Optional<Form> property(Place place, String name) {
        WordTable table = blocks.get(place);
        return table != null && table.hasProperty(name)
                ? table.forms(name).stream().filter(Form::isProperty).findFirst()
                : Optional.empty();
    }

    /** Whether a word can be called, which a property cannot. */
    public boolean canCall(Place place, String word) {
        return has(place, word, table -> table.hasMethod(word));
    }

    /** Whether there is such a word. */
    public boolean has(Place place, String word) {
        return has(place, word, table -> true);
    }

    /** Whether a word is of a kind, and perhaps of others besides. */
    public boolean is(Kind kind, Place place, String word) {
        return tables(place)
                .anyMatch(table -> table.kinds(word).anyMatch(each -> each == kind && accepts(place, table, kind)));
    }

    /** All words of a place, sorted. */
    public Set<String> names(Place place) {
        return tables(place)
                .flatMap(table -> table.names().stream())
                .filter(word -> has(place, word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The word that was probably meant. */
    public Optional<String> nearest(Place place, String word) {
        return Nearest.to(word, names(place));
    }

    /** The example of a word with a choice near to this one; empty when none is near. */
    public String nearestUsage(Place place, String word, String chosen) {
        return Nearest.to(chosen, names(place))
                .filter(near -> property(place, near).isPresent())
                .map(near -> word + " " + near)
                .orElse("");
    }

    /** The word that was probably meant, of this place or another one; of two that are as near, one of this place. */
    public Optional<String> nearestAnywhere(Place place, String word) {
        Set<String> all = blocks.keySet().stream()
                .filter(each -> each != Place.VALIDATOR && each != Place.SCRIPT && each != Place.STEP)
                .flatMap(each -> names(each).stream())
                .collect(Collectors.toSet());
        return Nearest.toFirst(word, List.of(names(place), all));
    }

    /** The examples of a word in its place. */
    public String usages(Place place, String word) {
        return forms(place, word).stream().map(Form::usage).distinct().sorted().collect(Collectors.joining(" or "));
    }

    /** Another place where a word may stand, the outermost. */
    public Optional<Place> insteadOf(Place place, String word) {
        return blocks.keySet().stream()
                .filter(each -> each != place && each != Place.VALIDATOR && each != Place.SCRIPT && has(each, word))
                .findFirst();
    }
}
