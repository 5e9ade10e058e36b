package io.chaoskit.site;

import io.chaoskit.points.Point;
import java.util.Objects;

/**
 * A call of {@code Chaos.apply(name)}.
 *
 * @param name compared exactly
 */
public record NamedPoint(String name) implements Site {

    /** Rejects an empty name. */
    public NamedPoint {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("point must have a name, but was ''");
        }
    }

    @Override
    public String text() {
        return "point('" + name + "')";
    }

    @Override
    public Point point() {
        return Point.NAMED;
    }

    @Override
    public boolean oncePerIteration() {
        return false;
    }

    @Override
    public String whyUnreached() {
        return "no thread of an iteration called Chaos.apply('" + name + "')";
    }
}
