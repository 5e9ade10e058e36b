package io.chaoskit.proxy.internal.toxic;

import io.chaoskit.proxy.internal.toxic.Attributes.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A type of toxic: its name in the API, its name in errors, its attributes, and the factory. */
public final class ToxicType {

    private final String name;
    private final String goName;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Function<Attributes, Toxic> maker;

    private ToxicType(String name, String goName, Function<Attributes, Toxic> maker) {
        this.name = name;
        this.goName = goName;
        this.maker = maker;
    }

    static ToxicType of(
            String name, String goName, Function<Attributes, Toxic> maker, Kind kind, String... attributes) {
        ToxicType type = new ToxicType(name, goName, maker);
        for (String attribute : attributes) {
            type.kinds.put(attribute, kind);
        }
        return type;
    }

    /** The value of {@code type} in the API, such as {@code latency}. */
    public String name() {
        return name;
    }

    /** The name in error texts, such as {@code LatencyToxic}. */
    public String goName() {
        return goName;
    }

    /** The attributes, in the order in which they are shown. */
    public Map<String, Kind> attributes() {
        return Collections.unmodifiableMap(kinds);
    }

    /** The attributes of a toxic for which none was given. */
    public Attributes defaults() {
        return Attributes.zero(kinds);
    }

    /** A toxic with these attributes. Any numbers will do: those out of range mean the nearest sensible one. */
    public Toxic make(Attributes attributes) {
        return maker.apply(attributes);
    }

    @Override
    public String toString() {
        return name;
    }
}
