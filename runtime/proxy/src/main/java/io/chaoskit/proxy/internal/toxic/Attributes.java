package io.chaoskit.proxy.internal.toxic;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The attributes of a toxic as they were given: a number for each name of its type, in the type's order, 0 unless set.
 * Immutable.
 */
public final class Attributes {

    private final Map<String, Number> values;

    private Attributes(Map<String, Number> values) {
        this.values = values;
    }

    static Attributes zero(Map<String, Kind> kinds) {
        Map<String, Number> values = new LinkedHashMap<>();
        kinds.forEach((name, kind) -> values.put(name, kind.zero));
        return new Attributes(values);
    }

    /** These attributes with another value for one name. */
    public Attributes with(String name, Number value) {
        Map<String, Number> copy = new LinkedHashMap<>(values);
        copy.put(name, value);
        return new Attributes(copy);
    }

    /** The value of an attribute that is an integer. */
    public long integer(String name) {
        return values.get(name).longValue();
    }

    /** The value of an attribute that is a fraction. */
    public double fraction(String name) {
        return values.get(name).doubleValue();
    }

    /** All names and values, in the order of the type. */
    public Map<String, Number> values() {
        return Collections.unmodifiableMap(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** The kind of an attribute's numbers, with the name that Toxiproxy's errors give it. */
    public enum Kind {
        /** A 64-bit integer. */
        INTEGER("int64", 0L),
        /** The same, under the name that the slicer's errors use. */
        PLAIN_INTEGER("int", 0L),
        /** A 64-bit floating-point number. */
        FRACTION("float64", 0.0);

        private final String goName;
        private final Number zero;

        Kind(String goName, Number zero) {
            this.goName = goName;
            this.zero = zero;
        }

        /** The name in error texts. */
        public String goName() {
            return goName;
        }
    }
}
