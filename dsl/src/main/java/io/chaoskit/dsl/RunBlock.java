package io.chaoskit.dsl;

import groovy.lang.GroovyObjectSupport;

/**
 * What closures that run with the scenario may use, besides what is around them.
 *
 * <p>Groovy sees every member, private ones too, as a word or a property of the closure; so here and in the subclasses all but
 * the words end in {@code $}.
 */
public class RunBlock extends GroovyObjectSupport {

    private final Object target$;

    RunBlock(Object target) {
        this.target$ = target;
    }

    /**
     * The object under test.
     *
     * @return null when there is none
     */
    @Word(usage = "target", does = "the object under test")
    public Object getTarget() {
        return target$;
    }
}
