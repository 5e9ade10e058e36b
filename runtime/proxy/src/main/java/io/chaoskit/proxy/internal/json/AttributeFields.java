package io.chaoskit.proxy.internal.json;

import io.chaoskit.proxy.internal.toxic.Attributes;
import io.chaoskit.proxy.internal.toxic.Attributes.Kind;
import io.chaoskit.proxy.internal.toxic.ToxicType;

/** The attributes of a toxic in a request: those that are not there stay as they are. */
final class AttributeFields {

    private final ToxicType type;
    private Attributes value;

    AttributeFields(ToxicType type, Attributes start) {
        this.type = type;
        this.value = start;
    }

    Attributes value() {
        return value;
    }

    /** The key {@code attributes}, of this struct in errors. */
    Field field(String struct) {
        Field[] fields = type.attributes().entrySet().stream()
                .map(attribute -> number(attribute.getKey(), attribute.getValue()))
                .toArray(Field[]::new);
        return Field.object("attributes", struct + ".attributes", "toxics." + type.goName(), fields);
    }

    private Field number(String name, Kind kind) {
        String label = type.goName() + ".attributes." + name;
        return kind == Kind.FRACTION
                ? Field.fraction(name, label, number -> value = value.with(name, number))
                : Field.integer(name, label, kind.goName(), number -> value = value.with(name, number));
    }
}
