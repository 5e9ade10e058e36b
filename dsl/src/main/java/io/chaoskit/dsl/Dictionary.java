package io.chaoskit.dsl;

import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The words that providers define: ChaosKit's own, and those of other jars on the class path. Made once, then immutable. */
final class Dictionary {

    private static final List<Words> OWN = List.of(
            new EffectWords(),
            new MethodWords(),
            new PressureWords(),
            new NetworkWords(),
            new CheckWords(),
            new LeakWords());

    /** Made at the first use of a word. */
    private static final class Holder {
        static final Dictionary ALL = load();
    }

    private final Map<String, List<Form>> forms = new TreeMap<>();
    private final List<Mistake> problems = new ArrayList<>();

    private Dictionary() {}

    static Dictionary all() {
        return Holder.ALL;
    }

    private static Dictionary load() {
        Dictionary all = new Dictionary();
        OWN.forEach(each -> all.add(new Provider(each, true)));
        ServiceWords services = ServiceWords.load();
        services.words().forEach(each -> all.add(new Provider(each, false)));
        services.problems().forEach(all::problem);
        return all;
    }

    /** Words of a jar that cannot be used, and why. */
    List<Mistake> problems() {
        return problems;
    }

    Stream<Form> stream() {
        return forms.values().stream().flatMap(List::stream);
    }

    /** The ways to write a word. */
    Stream<Form> forms(String word) {
        return forms.getOrDefault(word, List.of()).stream();
    }

    private void add(Provider provider) {
        Set<String> taken = Set.copyOf(forms.keySet());
        Arrays.stream(provider.words().getClass().getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Word.class))
                .sorted(Comparator.comparingInt(Method::getParameterCount)
                        .thenComparing(
                                method -> method.getAnnotation(Word.class).usage() + method))
                .forEach(method -> add(provider, method, taken));
    }

    private void add(Provider provider, Method method, Set<String> taken) {
        String word = method.getName();
        String subject = "the word '" + word + "' of " + provider.where();
        if (taken.contains(word) || !provider.builtIn() && Vocabulary.isOfBlock(word)) {
            String owner = forms(word)
                    .map(Form::provider)
                    .filter(other -> !other.builtIn())
                    .map(Provider::where)
                    .findFirst()
                    .orElse("ChaosKit");
            problem(subject + " must have another name, but " + owner
                    + " has one of that name; rename it, or take one of them off the class path");
            return;
        }
        try {
            forms.computeIfAbsent(word, unknown -> new ArrayList<>()).add(Form.of(provider, method));
        } catch (IllegalArgumentException | LinkageError e) {
            problem(subject + " " + e.getMessage());
        }
    }

    private void problem(String message) {
        problems.add(Mistake.of(SourceLocation.UNKNOWN, message));
    }
}
