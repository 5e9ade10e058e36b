package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;

/**
 * A data limit: closes the connection after a number of bytes, counted for each link from when the toxic came to it.
 *
 * @param bytes the number; with 0 or less the first chunk closes, and a connection without data stays open
 */
public record LimitDataToxic(long bytes) implements Toxic {

    static final ToxicType TYPE = ToxicType.of(
            "limit_data", "LimitDataToxic", given -> new LimitDataToxic(given.integer("bytes")), Kind.INTEGER, "bytes");

    @Override
    public Behaviour start(Stage stage) {
        return this::count;
    }

    private void count(Stage stage) {
        long remaining = Math.max(0, bytes - stage.passed());
        stage.pass((int) Math.min(remaining, stage.left()));
        if (stage.passed() >= bytes) {
            stage.close();
        }
    }
}
