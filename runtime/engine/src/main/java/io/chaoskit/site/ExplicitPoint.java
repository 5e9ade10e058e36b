package io.chaoskit.site;

import io.chaoskit.points.Point;

/**
 * A call of {@code Chaos.maybeDelay()}, {@code maybePanic()}, {@code maybeError()} or {@code maybeCancel(future)}.
 *
 * @param point which of the four
 * @param text the call as it stands in user code
 */
public record ExplicitPoint(Point point, String text) implements Site {

    /** {@code Chaos.maybeDelay()}. */
    public static final ExplicitPoint DELAY = new ExplicitPoint(Point.DELAY, "Chaos.maybeDelay()");
    /** {@code Chaos.maybePanic()}. */
    public static final ExplicitPoint PANIC = new ExplicitPoint(Point.PANIC, "Chaos.maybePanic()");
    /** {@code Chaos.maybeError()}. */
    public static final ExplicitPoint ERROR = new ExplicitPoint(Point.ERROR, "Chaos.maybeError()");

    /** {@code Chaos.maybeCancel(future)}. */
    public static final ExplicitPoint CANCEL = new ExplicitPoint(Point.CANCEL, "Chaos.maybeCancel()");

    @Override
    public boolean oncePerIteration() {
        return false;
    }

    @Override
    public String whyUnreached() {
        return "no thread of an iteration called " + text;
    }
}
