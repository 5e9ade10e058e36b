package io.chaoskit.dsl;

import io.chaoskit.effect.Effect;
import io.chaoskit.validator.Validator;
import java.util.Optional;
import java.util.stream.Stream;

/** Where in a script a word may stand. */
enum Place {
    SCENARIO("in a scenario", ScenarioBlock.class),
    SCOPE("in a scope", ScopeBlock.class),
    INJECT("behind inject", InjectorClause.class),
    PROXY("in a proxy", ProxyBlock.class),
    NETWORK("in network", NetworkBlock.class),
    HOST("at a host", HostBlock.class),
    THRESHOLDS("in thresholds", ThresholdsBlock.class),
    STEP("in a step", StepBlock.class),
    VALIDATOR("on a validator", Validator.class),
    EFFECT("on an effect", Effect.class),
    SCRIPT("at the top of a script", ChaosKit.class);

    private final String where;
    private final Class<?> block;

    Place(String where, Class<?> block) {
        this.where = where;
        this.block = block;
    }

    String where() {
        return where;
    }

    Class<?> block() {
        return block;
    }

    /** Whether words of the dictionary may stand here. */
    boolean takes(Kind kind) {
        return this == SCENARIO || this == SCOPE && kind != Kind.VALIDATOR;
    }

    /** Another place where a word may stand. */
    Optional<Place> insteadFor(String word) {
        return Stream.of(SCENARIO, SCOPE, INJECT, PROXY, NETWORK, HOST, THRESHOLDS, STEP)
                .filter(each -> each != this && Vocabulary.has(each, word))
                .findFirst();
    }
}
