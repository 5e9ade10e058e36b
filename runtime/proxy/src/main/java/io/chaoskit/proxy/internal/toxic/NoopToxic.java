package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;

/** Passes everything on. */
public record NoopToxic() implements Toxic {

    /** What a stage does whose toxic was not drawn. */
    public static final Behaviour PASS = Stage::passAll;

    static final ToxicType TYPE = ToxicType.of("noop", "NoopToxic", attributes -> new NoopToxic(), Kind.INTEGER);

    @Override
    public ToxicType type() {
        return TYPE;
    }

    @Override
    public Behaviour start(Stage stage) {
        return PASS;
    }
}
