package io.chaoskit.site;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.points.Point;

/** Where a fault can happen. A value; its text is its identity in reports, traces and random draws. */
public sealed interface Site
        permits ExplicitPoint, FailpointSite, MethodSite, NamedPoint, NetworkSite, ProxySite, StepStart, WholeRun {

    /**
     * The site as a user would write it.
     *
     * @return unique among the sites of a scenario
     */
    String text();

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

    /** Who arrives at a site, and when. */
    enum Arrival {
        /** The code under test, or the thread of a lane, wherever they come by. */
        CODE,
        /** ChaosKit itself, by the clock. */
        CLOCK,
        /** ChaosKit itself: at the begin of each iteration when the trigger counts hits, by the clock otherwise. */
        CLOCK_OR_ITERATION
    }

    /**
     * Who arrives here, and when.
     *
     * @return {@link Arrival#CODE}, but for sites that no code comes by
     */
    default Arrival arrival() {
        return Arrival.CODE;
    }

    /**
     * The kind of points that must be switched on so that hits arrive here.
     *
     * @return null for none
     */
    default Point point() {
        return null;
    }

    /**
     * The methods that must be woven so that hits arrive here.
     *
     * @return null for none
     */
    default Pointcut pointcut() {
        return null;
    }
}
