package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;

/**
 * A timeout: drops all data, and closes when no chunk arrived for a time. Removing it ends the links that it was on.
 *
 * @param timeoutMillis the time, which each chunk starts again; with 0 or less it never closes by itself
 */
public record TimeoutToxic(long timeoutMillis) implements Toxic {

    static final ToxicType TYPE = ToxicType.of(
            "timeout", "TimeoutToxic", given -> new TimeoutToxic(given.integer("timeout")), Kind.INTEGER, "timeout");

    @Override
    public boolean endsLinksWhenRemoved() {
        return true;
    }

    @Override
    public Behaviour start(Stage stage) {
        wind(stage);
        return this::swallow;
    }

    private void swallow(Stage stage) {
        stage.drop();
        wind(stage);
    }

    private void wind(Stage stage) {
        if (timeoutMillis > 0) {
            stage.closeAfter(Stage.nanosOfMillis(timeoutMillis));
        }
    }
}
