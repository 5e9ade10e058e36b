package io.chaoskit.proxy.internal.json;

/** The keys of a toxic in a request, but for what is in its attributes. */
final class ToxicFields {

    private static final String STRUCT = "ToxicWrapper";

    String name = "";
    String type = "";
    String stream = "downstream";
    float toxicity = 1;

    Field[] fields() {
        return new Field[] {
            Field.text("name", STRUCT + ".name", value -> name = value),
            Field.text("type", STRUCT + ".type", value -> type = value),
            Field.text("stream", STRUCT + ".stream", value -> stream = value),
            Field.object("attributes", STRUCT + ".attributes", "toxics.NoopToxic"),
            toxicityField(STRUCT),
        };
    }

    Field toxicityField(String struct) {
        return Field.single("toxicity", struct + ".toxicity", value -> toxicity = value);
    }
}
