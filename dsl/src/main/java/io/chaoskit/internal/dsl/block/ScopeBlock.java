package io.chaoskit.internal.dsl.block;

import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.value.Mistake;

/** The words of {@code scope('name') { … }}: those of an injector. */
final class ScopeBlock extends InjectingBlock {

    private final String name;

    ScopeBlock(String name, Draft draft, Surroundings around) {
        super(Place.SCOPE, name, draft, around);
        this.name = name;
    }

    @Override
    void rejectAssert() {
        draft().mistake(new Mistake(
                draft().source().locate("assert"),
                "'assert' belongs in a scenario, not in a scope",
                "move it out of scope('" + name + "')"));
    }
}
