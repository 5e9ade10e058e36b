package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A scenario while its blocks are read: the builder, the places of its words, and what is not used yet. */
final class Draft {

    private record Loose(Object value, String usage, String word, SourceLocation at) {}

    private final ScriptSource source;
    private final ScenarioBuilder builder;
    private final List<InjectorClause> clauses = new ArrayList<>();
    private final List<Loose> loose = new ArrayList<>();
    private boolean probing;

    Draft(String name, Closure<?> body) {
        this.source = ScriptSource.of(body);
        this.builder = new ScenarioBuilder(name, source.locate("scenario"));
    }

    ScenarioBuilder builder() {
        return builder;
    }

    ScriptSource source() {
        return source;
    }

    /** Does what a word says; a wrong value becomes a mistake at the word. */
    <T> Object word(String word, Supplier<T> action) {
        SourceLocation at = source.locate(word);
        builder.at(at);
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            builder.mistake(Mistake.of(at, e.getMessage()));
            return Broken.VALUE;
        }
    }

    /** A word that makes something which only another word puts to use: {@code inject delay(…)}, {@code assert noPanics()}. */
    <T> Object maker(String word, String user, Object[] parts, Supplier<T> action) {
        if (Arrays.asList(parts).contains(Broken.VALUE)) {
            return Broken.VALUE;
        }
        Object made = word(word, action);
        Arrays.stream(parts).forEach(this::used);
        if (made != Broken.VALUE) {
            loose.add(new Loose(made, user, word, source.locate(word)));
        }
        return made;
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

    void add(InjectorClause clause) {
        clauses.add(clause);
    }

    void mistake(Mistake mistake) {
        builder.mistake(mistake);
    }

    /** Evaluates an expression that may not be meant to be evaluated yet; null when it cannot be. */
    Object probe(Closure<?> expression) {
        probing = true;
        try {
            return expression.call();
        } catch (RuntimeException notYet) {
            return null;
        } finally {
            probing = false;
        }
    }

    boolean probing() {
        return probing;
    }

    /** Hands everything to the builder. */
    void close() {
        clauses.forEach(clause -> builder.inject(clause.injector()));
        for (Loose each : loose) {
            mistake(new Mistake(
                    each.at(),
                    "'" + each.word() + "' alone does nothing",
                    "" + each.usage() + " " + each.word() + "(…)"));
        }
    }
}
