package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.value.Mistake;
import java.util.List;

/** The words of {@code scope('name') { … }}: those of an injector. */
public final class ScopeBlock extends PressureWords {

    private final String name$;

    ScopeBlock(Draft draft, String name, Object owner) {
        super(draft, Place.SCOPE, owner);
        this.name$ = name;
    }

    @Override
    String scope$() {
        return name$;
    }

    /**
     * What an {@code assert} in a scope is compiled to; it has no place there.
     *
     * @param line where
     * @param column where
     * @param text its condition
     * @param label its message
     * @param word the word it calls
     * @param calls what it calls somewhere else
     * @param candidate may make a validator
     * @param assertion the assertion itself
     */
    public void assertion$(
            int line,
            int column,
            String text,
            Object label,
            String word,
            List<String> calls,
            Closure<?> candidate,
            Closure<?> assertion) {
        core$.draft()
                .mistake(new Mistake(
                        core$.draft().source().locate("assert"),
                        "'assert' belongs in a scenario, not in a scope",
                        "move it out of scope('" + name$ + "')"));
    }
}
