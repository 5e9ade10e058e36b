package io.chaoskit.internal.dsl.form;

import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The words of a class: its methods by their names. Of ChaosKit's own classes every public method is a word. The forms of a word are
 * made when it is first used: to read all annotations would take a seventh of the time of a start. Safe for all threads.
 */
public final class WordTable {

    private final Provider provider;
    private final Map<String, List<Method>> methods = new TreeMap<>();
    private final Map<String, List<Form>> forms = new ConcurrentHashMap<>();

    private WordTable(Provider provider, Stream<Method> words) {
        this.provider = provider;
        words.forEach(each -> methods.computeIfAbsent(name(provider, each), word -> new ArrayList<>())
                .add(each));
    }

    /** The words of a block. */
    public static WordTable of(Class<?> block) {
        return new WordTable(new Provider(block, Optional.empty(), true), own(block));
    }

    /** The words of a class of ChaosKit's that stand in several blocks. */
    static WordTable of(Words own) {
        return new WordTable(new Provider(own.getClass(), Optional.of(own), true), own(own.getClass()));
    }

    /** The methods that give another object of their type: {@code noPanics().warning()}. */
    public static WordTable ofCopies(Class<?> type) {
        return new WordTable(
                new Provider(type, Optional.empty(), true),
                own(type).filter(each -> each.getReturnType() == type && each.getParameterCount() == 0));
    }

    /** Some words of a class of another jar. */
    static WordTable of(Words service, Stream<Method> words) {
        return new WordTable(new Provider(service.getClass(), Optional.of(service), false), words);
    }

    private static Stream<Method> own(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(each -> each.getDeclaringClass() != Object.class)
                .filter(each -> !Modifier.isStatic(each.getModifiers()) && !each.isBridge());
    }

    static boolean isProperty(Provider provider, Method method) {
        return provider.words().isEmpty() && method.getName().startsWith("get") && method.getParameterCount() == 0;
    }

    /** A getter of a block is the word {@code stop}, any other method its own name. */
    private static String name(Provider provider, Method method) {
        String name = method.getName();
        return isProperty(provider, method) ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
    }

    Provider provider() {
        return provider;
    }

    /** All words, sorted. */
    public Set<String> names() {
        return methods.keySet();
    }

    /** The words that have a method like this, sorted. */
    public List<String> names(Predicate<Method> accepted) {
        return methods.keySet().stream()
                .filter(word -> methods.get(word).stream().anyMatch(accepted))
                .toList();
    }

    /** The kinds that a word has here. */
    Stream<Kind> kinds(String word) {
        return methods.getOrDefault(word, List.of()).stream().map(each -> Kind.of(each.getReturnType()));
    }

    boolean hasMethod(String word) {
        return has(word, false);
    }

    boolean hasProperty(String word) {
        return has(word, true);
    }

    /** A loop, since steps and conditions ask for each name they use. */
    private boolean has(String word, boolean property) {
        for (Method each : methods.getOrDefault(word, List.of())) {
            if (isProperty(provider, each) == property) {
                return true;
            }
        }
        return false;
    }

    /** The ways to write a word; those with fewer arguments first. */
    List<Form> forms(String word) {
        List<Method> declared = methods.get(word);
        return declared == null ? List.of() : forms.computeIfAbsent(word, name -> made(name, declared));
    }

    private List<Form> made(String word, List<Method> declared) {
        return declared.stream()
                .filter(each -> each.isAnnotationPresent(Word.class))
                .sorted(order())
                .map(each -> Form.of(word, provider, each))
                .toList();
    }

    /** Stable, where reflection has no order. */
    static Comparator<Method> order() {
        return Comparator.comparingInt(Method::getParameterCount)
                .thenComparing(each -> each.getAnnotation(Word.class).usage() + each);
    }
}
