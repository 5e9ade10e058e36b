package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import io.chaoskit.effect.Injector;
import io.chaoskit.internal.dsl.form.Broken;
import io.chaoskit.internal.dsl.form.Dictionary;
import io.chaoskit.internal.dsl.form.Form;
import io.chaoskit.internal.dsl.form.Shown;
import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.model.Target;
import io.chaoskit.network.Network;
import io.chaoskit.network.ProxyDeclaration;
import io.chaoskit.network.ProxyRef;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A scenario while its blocks are read: the builder, the places of its words, and the results that are not used yet. */
final class Draft {

    private record Loose(Object value, String word, Supplier<String> hint, SourceLocation at) {}

    private final Dictionary dictionary;
    private final String name;
    private final ScriptSource source;
    private final ScenarioBuilder<Object> builder;
    private final List<Supplier<Injector>> injectors = new ArrayList<>();
    private final List<Loose> loose = new ArrayList<>();
    private SourceLocation at;
    private boolean probing;
    private boolean targeted;
    private Throwable cause;
    private boolean closed;
    private final Network network = new Network();
    private boolean toxiproxyNamed;
    private final Set<Mistake> known = new HashSet<>();
    /** Where each word was read first. */
    private final Map<String, SourceLocation> said = new HashMap<>();

    private String explained = "";
    private int noted;
    /** How many mistakes there were when the statement began. */
    private int notedBefore;

    Draft(Dictionary dictionary, String name, Closure<?> body) {
        this.dictionary = dictionary;
        this.name = String.valueOf(name);
        this.source = ScriptSource.of(body);
        this.at = source.locate("scenario");
        // A script's own, with what @Grab has brought.
        this.builder =
                new ScenarioBuilder<>(this.name, at).classLoader(body.getClass().getClassLoader());
        dictionary.problems().forEach(this::mistake);
        if (name == null || name.isBlank()) {
            mistake(new Mistake(
                    at, "a scenario must have a name, but it was " + Shown.of(name), "scenario('name') { … }"));
        }
    }

    Dictionary dictionary() {
        return dictionary;
    }

    ScenarioBuilder<Object> builder() {
        return builder;
    }

    ScriptSource source() {
        return source;
    }

    /** The place of the word that is being read. */
    SourceLocation at() {
        return at;
    }

    /** Does what a word says; a wrong value becomes a mistake at the word. */
    Object word(String word, Supplier<Object> action, Supplier<Object> wrong) {
        SourceLocation here = source.locate(word);
        at = here;
        said.putIfAbsent(word, here);
        if (closed) {
            Mistake late = new Mistake(
                    at, "'" + word + "' describes a scenario, but was used while it runs", "move it into the scenario");
            throw new InvalidScenarioException(name, List.of(late));
        }
        builder.at(here);
        try {
            return action.get();
        } catch (Broken.Given noted) {
            return wrong.get();
        } catch (IllegalArgumentException e) {
            mistake(Mistake.of(here, e.getMessage()));
            return wrong.get();
        } catch (Form.Failed e) {
            failed(e.getCause(), List.of(new Mistake(here, e.getMessage(), "fix it there, or leave the word out")));
            return wrong.get();
        }
    }

    /** Notes the result of a word that only another word puts to use: {@code inject delay(…)}, {@code assert noPanics()}. */
    void loose(Object made, String word, Supplier<String> hint, SourceLocation where) {
        loose.add(new Loose(made, word, hint, where));
    }

    void target(Target target) {
        builder.target(target);
        targeted = true;
    }

    boolean hasTarget() {
        return targeted;
    }

    /** A target was meant, but is wrong; that there is none needs no mistake of its own. */
    void targetMeant() {
        if (!targeted) {
            targeted = true;
            builder.target(Target.created(() -> null, Target::closeIfCloseable));
        }
    }

    /** A step was meant, but is wrong; that there is none needs no mistake of its own. */
    void stepMeant() {
        builder.step("a wrong one at " + at, context -> {});
    }

    /** A statement threw. Where it has a mistake already, the exception follows from that. */
    void statementFailed(Throwable thrown, Supplier<List<Mistake>> mistakes) {
        if (noted == notedBefore) {
            failed(thrown, mistakes.get());
            notedBefore = noted;
        }
    }

    /** A word threw: what it would have said is not known. */
    private void failed(Throwable thrown, List<Mistake> mistakes) {
        cause = cause == null ? thrown : cause;
        mistakes.forEach(this::mistake);
        mistakes.forEach(mistake ->
                loose.removeIf(each -> each.at().line() == mistake.at().line()));
    }

    /** The proxies of the scenario. */
    Network network() {
        return network;
    }

    /** Adds a proxy, on the server that the script or else the environment names. */
    ProxyRef declare(ProxyDeclaration proxy) {
        if (network.isEmpty()) {
            builder.resource(network);
            String named = System.getenv(Network.VARIABLE);
            if (!toxiproxyNamed && named != null && !named.isEmpty()) {
                network.toxiproxy(named);
            }
        }
        return network.declare(proxy);
    }

    /** Uses a running Toxiproxy, whatever the environment names. */
    void toxiproxy(String url) {
        network.toxiproxy(url);
        toxiproxyNamed = true;
    }

    /** Marks what a word made as put to use. */
    void used(Object value) {
        loose.removeIf(each -> each.value() == value || sameValidator(each.value(), value));
    }

    /** A validator with another severity is another object. */
    private static boolean sameValidator(Object one, Object other) {
        return one instanceof Validator first
                && other instanceof Validator second
                && first.name().equals(second.name());
    }

    /** Adds an injector, as it is when everything was read. */
    void add(Supplier<Injector> injector) {
        injectors.add(injector);
    }

    void mistake(Mistake mistake) {
        noted++;
        if (known.add(mistake)) {
            builder.mistake(mistake);
        }
    }

    /** A statement begins. */
    void statement(int first, int last) {
        notedBefore = noted;
        explained = "";
        source.statement(first, last);
    }

    /** A name of the statement has a mistake already. */
    void explained(String name) {
        explained = name;
    }

    boolean isExplained(String name) {
        return explained.equals(name);
    }

    /** The value of an expression that calls nothing; empty when it has none yet. */
    Optional<FigureRules.Other> value(Closure<?> expression) {
        probing = true;
        try {
            return Optional.of(new FigureRules.Other(expression.call()));
        } catch (Exception notYet) {
            return Optional.empty();
        } finally {
            probing = false;
        }
    }

    /** Evaluates an expression that may not be meant to be evaluated yet; null when it cannot be. */
    Object probe(Closure<?> expression) {
        probing = true;
        try {
            return expression.call();
        } catch (Exception notYet) {
            return null;
        } finally {
            probing = false;
        }
    }

    boolean probing() {
        return probing;
    }

    /** The scenario, with what is set from outside; throws every mistake. */
    Scenario build(ScriptInput.Settings settings) {
        settings.apply(name, said, builder);
        return build();
    }

    /** The scenario; throws every mistake. */
    Scenario build() {
        closed = true;
        injectors.forEach(each -> builder.inject(each.get()));
        if (cause != null) {
            targetMeant();
        }
        for (Loose each : loose) {
            mistake(new Mistake(
                    each.at(),
                    "'" + each.word() + "' alone does nothing",
                    each.hint().get()));
        }
        try {
            return builder.build();
        } catch (InvalidScenarioException mistakes) {
            mistakes.initCause(cause);
            throw mistakes;
        }
    }
}
