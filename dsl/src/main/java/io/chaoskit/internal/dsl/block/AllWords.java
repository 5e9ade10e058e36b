package io.chaoskit.internal.dsl.block;

import io.chaoskit.internal.dsl.form.ArgumentKinds;
import io.chaoskit.internal.dsl.form.Body;
import io.chaoskit.internal.dsl.form.ClosureAdapters.HitCondition;
import io.chaoskit.internal.dsl.form.Dictionary;
import io.chaoskit.internal.dsl.form.Kind;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.internal.dsl.form.RunWords;
import io.chaoskit.internal.dsl.form.WordTable;
import io.chaoskit.internal.dsl.words.CheckWords;
import io.chaoskit.internal.dsl.words.EffectWords;
import io.chaoskit.internal.dsl.words.LeakWords;
import io.chaoskit.internal.dsl.words.MethodWords;
import io.chaoskit.internal.dsl.words.PressureWords;
import io.chaoskit.internal.dsl.words.ToxicWords;
import io.chaoskit.validator.Validator;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes that define ChaosKit's words, and lists of words that the compilation of a script needs. */
public final class AllWords {

    private static final Map<Place, Class<?>> BLOCKS = new EnumMap<>(Map.of(
            Place.SCENARIO, ScenarioBlock.class,
            Place.SCOPE, ScopeBlock.class,
            Place.INJECT, InjectorBlock.class,
            Place.PROXY, ProxyBlock.class,
            Place.NETWORK, HostsBlock.class,
            Place.HOST, HostsBlock.Host.class,
            Place.THRESHOLDS, ThresholdsBlock.class,
            Place.STEP, RunWords.Step.class,
            Place.SCRIPT, ScriptWords.class,
            Place.FAULTS, FaultsBlock.class));

    private AllWords() {}

    /** Made at the first use of a word. */
    private static final class Holder {
        static final Dictionary ALL = Dictionary.of(
                BLOCKS,
                List.of(
                        new EffectWords(),
                        new MethodWords(),
                        new PressureWords(),
                        new ToxicWords(),
                        new CheckWords(),
                        new LeakWords()));
    }

    /** All words there are. */
    public static Dictionary dictionary() {
        return Holder.ALL;
    }

    /** The words behind a validator: another severity, and when it looks. */
    public static Set<String> grades() {
        return WordTable.ofCopies(Validator.class).names();
    }

    /** The words of a scenario and of an injector whose closures run with the scenario, and not while it is read. */
    public static Set<String> runningLater() {
        return Stream.of(ScenarioBlock.class, InjectorBlock.class)
                .flatMap(block -> WordTable.of(block).names(AllWords::runsLater).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The same, without injectors: the statements of a scenario whose closures run with it. */
    public static Set<String> running() {
        return Set.copyOf(WordTable.of(ScenarioBlock.class)
                .names(method -> runsLater(method) && method.getReturnType() == void.class));
    }

    /** The words that describe a scenario and, unlike those of a step, mean nothing while it runs. */
    public static Set<String> describing() {
        Set<String> words = new HashSet<>(WordTable.of(ScenarioBlock.class).names(AllWords::describes));
        words.removeAll(WordTable.of(RunWords.Step.class).names());
        return words;
    }

    /** The words whose closure is read as a block of its own. */
    public static Set<String> blocks() {
        return Stream.of(ScenarioBlock.class, HostsBlock.class)
                .flatMap(block -> WordTable.of(block).names(method -> takes(method, Body.class::equals)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The words that are given one of several words. */
    public static Set<String> choosing() {
        return Set.copyOf(WordTable.of(ScenarioBlock.class).names(method -> takes(method, ArgumentKinds::isWord)));
    }

    /** The words that are given a condition as a closure. */
    public static Set<String> conditions() {
        return withClosures(ArgumentKinds::isCondition);
    }

    /** Those among them whose condition may assert instead of being true. */
    public static Set<String> asserting() {
        return withClosures(type -> ArgumentKinds.isCondition(type) && type != HitCondition.class);
    }

    private static Set<String> withClosures(Predicate<Class<?>> accepted) {
        return Stream.of(InjectorBlock.class, CheckWords.class)
                .flatMap(words -> WordTable.of(words).names(method -> takes(method, accepted)).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The words that a closure which runs with the scenario has without arguments, and that are assigned in vain. */
    public static Set<String> inRunning() {
        return Set.copyOf(WordTable.of(RunWords.AtHit.class).names(method -> method.getParameterCount() == 0));
    }

    /** The words of a condition, after an iteration or at the end. */
    public static Set<String> inConditions() {
        return Stream.of(RunWords.Check.class, RunWords.AtEnd.class)
                .flatMap(words -> WordTable.of(words).names().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The examples of a word of a scenario, or of an injector. */
    public static String usages(String word) {
        Place place = dictionary().has(Place.SCENARIO, word) ? Place.SCENARIO : Place.INJECT;
        return dictionary().usages(place, word);
    }

    /** The words of validators. */
    public static Set<String> validators() {
        return Stream.of(CheckWords.class, LeakWords.class)
                .flatMap(words -> WordTable.of(words).names().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean runsLater(Method word) {
        return takes(word, ArgumentKinds::runsLater);
    }

    private static boolean takes(Method word, Predicate<Class<?>> accepted) {
        return Arrays.stream(word.getParameterTypes()).anyMatch(accepted);
    }

    private static boolean describes(Method word) {
        return Kind.of(word.getReturnType()) == Kind.PART && word.getParameterCount() > 0;
    }
}
