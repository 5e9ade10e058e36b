package io.chaoskit.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.SourceLocation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;

/** What a block works with; apart from it, so that a block has no members but its words. */
final class BlockCore {

    private final Draft draft;
    private final Place place;
    private final Object owner;

    BlockCore(Draft draft, Place place, Object owner) {
        this.draft = draft;
        this.place = place;
        this.owner = owner;
    }

    Draft draft() {
        return draft;
    }

    /** What is around the scenario: a script, a specification, or a closure in one. */
    Object owner() {
        return owner;
    }

    /** Notes a word that nobody knows, or not with these arguments; reading goes on. */
    private Object unknown(String word, Object[] arguments) {
        Arrays.stream(arguments).forEach(draft::used);
        if (Vocabulary.nearest(place, word).filter("target"::equals).isPresent()) {
            draft.targetMeant();
        }
        if (!Arrays.asList(arguments).contains(Broken.VALUE) || !Vocabulary.has(place, word)) {
            draft.mistake(Explanation.of(place, word, arguments, draft.source().locate(word)));
        }
        return Broken.VALUE;
    }

    /** Notes a property that nobody knows, unless it is only tried. */
    Object unknownProperty(String name, MissingPropertyException missing) {
        if (draft.probing() && !Vocabulary.has(place, name)) {
            throw missing;
        }
        SourceLocation at = draft.source().locate(name);
        draft.mistake(Explanation.ofProperty(place, name, draft.source().line(at), at));
        return Broken.VALUE;
    }

    /** Notes what a statement threw. */
    void failed(Throwable thrown) {
        draft.failed(thrown, ReadFailure.explain(place, thrown, draft.source()));
    }

    /**
     * The value of an assertion's condition when it may be a validator: a word of ours is called now, a method of the script only
     * when it says that it makes a validator, and anything else when it is safe to look at.
     */
    Object evaluate(String word, Closure<?> candidate) {
        if (word == null) {
            return draft.probe(candidate);
        }
        boolean now = !word.isEmpty() && (Vocabulary.has(place, word) || !ownerHas(word) || ownerMakesValidator(word));
        return now ? candidate.call() : null;
    }

    private List<Object> receivers() {
        List<Object> all = new ArrayList<>();
        Object outer = owner;
        while (outer instanceof Closure<?> closure) {
            if (closure.getDelegate() != closure.getOwner()) {
                all.add(closure.getDelegate());
            }
            outer = closure.getOwner();
        }
        all.add(outer);
        return all;
    }

    /** Whether the script or specification around has such a method of its own, or a closure in its binding. */
    boolean ownerHas(String method) {
        return receivers().stream().anyMatch(each -> !methods(each, method).isEmpty() || inBinding(each, method));
    }

    private boolean ownerMakesValidator(String method) {
        return receivers().stream()
                .flatMap(each -> methods(each, method).stream())
                .anyMatch(each -> Validator.class.isAssignableFrom(each.getReturnType()));
    }

    /** Calls it, when there is one; otherwise the word is unknown. */
    Object callOwner(String method, Object[] arguments) {
        for (Object each : receivers()) {
            if (!methods(each, method).isEmpty()) {
                return InvokerHelper.invokeMethod(each, method, arguments);
            }
            if (inBinding(each, method)) {
                return InvokerHelper.invokeClosure(((Script) each).getBinding().getVariable(method), arguments);
            }
        }
        return unknown(method, arguments);
    }

    private static boolean inBinding(Object outer, String name) {
        return outer instanceof Script script && script.getBinding().hasVariable(name);
    }

    /** Groovy gives every object methods such as {@code inject} and {@code any}; nobody means those here. */
    private static List<MetaMethod> methods(Object outer, String name) {
        MetaClass known = outer instanceof Class<?> type
                ? GroovySystem.getMetaClassRegistry().getMetaClass(type)
                : InvokerHelper.getMetaClass(outer);
        return known.respondsTo(outer, name).stream()
                .filter(each -> each.getDeclaringClass().getTheClass() != Object.class)
                .toList();
    }
}
