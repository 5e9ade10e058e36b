package io.chaoskit.dsl;

import groovy.lang.Closure;
import groovy.lang.MetaMethod;
import groovy.lang.Script;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.value.Mistake;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;

/** What a block works with; apart from it, so that a block has no members but its words. */
final class BlockCore {

    private final Draft draft;
    private final Place place;
    private final Object owner;
    private boolean closed;

    BlockCore(Draft draft, Place place, Object owner) {
        this.draft = draft;
        this.place = place;
        this.owner = owner;
    }

    Draft draft() {
        return draft;
    }

    Object owner() {
        return owner;
    }

    /** Reads the statements of a block. */
    void read(Block block, Closure<?> body) {
        Closures.bind(body, block).call();
        closed = true;
    }

    /** Throws when a word is used after the description was read, by a closure that runs later. */
    void open(String word) {
        if (closed) {
            Mistake mistake = new Mistake(
                    draft.source().locate(word),
                    "'" + word + "' belongs " + place.where() + ", but was used while it runs",
                    "move it out of the closure that runs later");
            throw new InvalidScenarioException(word, List.of(mistake));
        }
    }

    /** Notes a word that nobody knows; reading goes on. */
    Object unknown(String word, Object[] arguments) {
        draft.mistake(Vocabulary.explain(place, word, arguments, draft.source().locate(word)));
        return Broken.VALUE;
    }

    /**
     * The value of an assertion's condition when it may be a validator: a word of ours is called now, a method of the script only
     * after each iteration, and anything else may be an object.
     */
    Object evaluate(String word, Closure<?> candidate) {
        if (word == null) {
            return draft.probe(candidate);
        }
        return Vocabulary.has(place, word) || !ownerHas(word) ? candidate.call() : null;
    }

    private Object outermost() {
        Object outer = owner;
        while (outer instanceof Closure<?> closure) {
            outer = closure.getOwner();
        }
        return outer;
    }

    /** Whether the script or specification around has such a method of its own, or a closure in its binding. */
    boolean ownerHas(String method) {
        Object outer = outermost();
        return own(InvokerHelper.getMetaClass(outer).respondsTo(outer, method)) || inBinding(outer, method);
    }

    /** Calls it, when it takes these arguments; otherwise the word is unknown. */
    Object callOwner(String method, Object[] arguments) {
        Object outer = outermost();
        if (own(InvokerHelper.getMetaClass(outer).respondsTo(outer, method, arguments))) {
            return InvokerHelper.invokeMethod(outer, method, arguments);
        }
        if (inBinding(outer, method)) {
            return InvokerHelper.invokeClosure(((Script) outer).getBinding().getVariable(method), arguments);
        }
        return unknown(method, arguments);
    }

    private static boolean inBinding(Object outer, String name) {
        return outer instanceof Script script && script.getBinding().hasVariable(name);
    }

    /** Groovy gives every object methods such as {@code inject} and {@code any}; nobody means those here. */
    private static boolean own(List<MetaMethod> methods) {
        return methods.stream().anyMatch(each -> each.getDeclaringClass().getTheClass() != Object.class);
    }
}
