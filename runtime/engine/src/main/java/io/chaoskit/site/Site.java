package io.chaoskit.site;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.points.Point;
import java.util.Optional;

/**
 * A place where a fault can happen, made by {@link Sites}. A value; its text is its identity in reports, traces and random draws.
 */
public sealed interface Site permits Sites.Plain, Sites.Failpoint, Sites.Methods {

    /** How hits come about at a site. */
    enum Arrival {
        /** Code calls a point of {@code Chaos} or {@code Failpoint}, or contacts a host. */
        POINT,
        /** Code calls a method. */
        METHOD,
        /** ChaosKit starts a step. */
        STEP,
        /** ChaosKit changes a proxy: by the clock, or at the begin of an iteration. */
        PROXY,
        /** ChaosKit changes the whole run, by the clock. */
        RUN
    }

    /**
     * The site as a user would write it.
     *
     * @return unique among the sites of a scenario
     */
    String text();

    /**
     * How hits come about here.
     *
     * @return the same for all sites of a kind
     */
    Arrival arrival();

    /**
     * The kind of point that is called here.
     *
     * @return empty unless hits come about at a {@link Arrival#POINT}
     */
    default Optional<Point> point() {
        return Optional.empty();
    }

    /**
     * The methods whose calls are hits.
     *
     * @return empty unless hits come about at a {@link Arrival#METHOD}
     */
    default Optional<Pointcut> pointcut() {
        return Optional.empty();
    }

    /**
     * Whether its classes may be loaded as late as during the run, so that its pointcut need not match anything before.
     *
     * @return true for {@link Sites#later}
     */
    default boolean later() {
        return false;
    }

    /**
     * The name of the point, failpoint, step or proxy.
     *
     * @return {@code *} for every step; empty for sites without a name
     */
    default String name() {
        return "";
    }

    /**
     * Whether ChaosKit itself arrives here, once in an iteration, so that hits are counted over the iterations of a run
     * and not within one.
     *
     * @return false for what user code calls
     */
    boolean oncePerIteration();

    /**
     * Why nothing may have arrived here, for the report.
     *
     * @return the end of the sentence "was never reached: …"
     */
    String whyUnreached();
}
