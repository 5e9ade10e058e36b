package io.chaoskit.site;

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
}
