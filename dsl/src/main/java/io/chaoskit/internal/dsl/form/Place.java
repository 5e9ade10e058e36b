package io.chaoskit.internal.dsl.form;

/** The places in a script where words may stand. */
public enum Place {
    /** {@code scenario('x') { … }}. */
    SCENARIO("in a scenario"),
    /** {@code scope('x') { … }}. */
    SCOPE("in a scope"),
    /** {@code inject x …}. */
    INJECT("behind inject"),
    /** {@code proxy('x') { … }}. */
    PROXY("in a proxy"),
    /** {@code network { … }}. */
    NETWORK("in network"),
    /** {@code host('x') { … }}. */
    HOST("at a host"),
    /** {@code thresholds { … }}. */
    THRESHOLDS("in thresholds"),
    /** {@code step('x') { … }}. */
    STEP("in a step"),
    /** {@code noPanics().warning()}. */
    VALIDATOR("on a validator"),
    /** {@code delay(5.ms).every(3)}, a mistake. */
    EFFECT("on an effect"),
    /** Outside of all blocks. */
    SCRIPT("at the top of a script"),
    /** The closure of {@code @Chaos}. */
    FAULTS("in @Chaos");

    private final String where;

    Place(String where) {
        this.where = where;
    }

    /** The place in a message. */
    public String where() {
        return where;
    }

    /** Whether words for effects, sites and validators may stand here. */
    public boolean takes(Kind kind) {
        return this == SCENARIO || (this == SCOPE || this == FAULTS) && kind != Kind.VALIDATOR;
    }
}
