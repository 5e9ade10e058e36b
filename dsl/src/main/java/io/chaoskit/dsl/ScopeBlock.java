package io.chaoskit.dsl;

import io.chaoskit.value.Mistake;

/** The words of {@code scope('name') { … }}: those of an injector. */
public final class ScopeBlock extends InjectWords {

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
     * @param parts the same as in a scenario
     */
    public void assertion$(Object... parts) {
        core$.draft()
                .mistake(new Mistake(
                        core$.draft().source().locate("assert"),
                        "'assert' belongs in a scenario, not in a scope",
                        "move it out of scope('" + name$ + "')"));
    }
}
