package io.chaoskit.site;

import io.chaoskit.points.Point;
import java.util.Objects;

/**
 * A call of {@code Failpoint.hit(name)}. It is a method of its own to effects: they may skip it, replace its value, or lose its
 * answer.
 *
 * @param name compared exactly
 */
public record FailpointSite(String name) implements Site, MethodShape {

    /** Rejects an empty name. */
    public FailpointSite {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("failpoint must have a name, but was ''");
        }
    }

    @Override
    public String text() {
        return "failpoint('" + name + "')";
    }

    @Override
    public Point point() {
        return Point.FAILPOINT;
    }

    @Override
    public boolean oncePerIteration() {
        return false;
    }

    @Override
    public String whyUnreached() {
        return "no thread of an iteration called Failpoint.hit('" + name + "')";
    }

    @Override
    public boolean constructor() {
        return false;
    }

    @Override
    public int parameters() {
        return 0;
    }

    @Override
    public boolean takes(int index, Object value) {
        return false;
    }

    @Override
    public boolean returnsNothing() {
        return false;
    }

    @Override
    public String returnType() {
        return "Object";
    }

    @Override
    public boolean returns(Object value) {
        return true;
    }

    @Override
    public Object defaultValue() {
        return null;
    }

    @Override
    public boolean mayThrow(Class<? extends Throwable> type) {
        return true;
    }
}
