package io.chaoskit.internal.jfr;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * The event {@code io.chaoskit.Fault}: a fault, with the time that its effect took on the thread of the hit. Without a stack trace unless
 * the recording asks for it ({@code io.chaoskit.Fault#stackTrace=true}): that would cost more than all else.
 */
@Name("io.chaoskit.Fault")
@Label("Fault")
@Category("ChaosKit")
@Description("A fault that ChaosKit injected; its duration is that of its effect on this thread")
@StackTrace(false)
final class FaultRecord extends Event implements FaultJournal.Entry {

    @Label("Scenario")
    String scenario;

    @Label("Seed")
    @Description("Places the same faults again")
    long seed;

    @Label("Iteration")
    @Description("From 1; 0 for a fault of the run itself")
    long iteration;

    @Label("Lane")
    @Description("From 1; 0 for a fault of the run itself")
    int lane;

    @Label("Injector")
    String injector;

    @Label("Site")
    String site;

    @Label("Effect")
    String effect;

    @Label("Hit")
    @Description("The number of the hit at the site, in its thread's part of the iteration, from 1")
    long hit;

    @Label("Identifier")
    @Description("The same as in the reports of the run")
    String id;

    private FaultRecord() {}

    /** Null when no recording wants it. */
    static FaultRecord begun() {
        // Another object: one that is returned on some way is never optimized away.
        if (!new FaultRecord().isEnabled()) {
            return null;
        }
        FaultRecord begun = new FaultRecord();
        begun.begin();
        return begun;
    }

    @Override
    public void describe(String ofScenario, long ofSeed, FaultJournal.Told fault, String identifier) {
        scenario = ofScenario;
        seed = ofSeed;
        iteration = fault.iteration();
        lane = fault.lane();
        injector = fault.injectorName();
        site = fault.siteText();
        effect = fault.effectText();
        hit = fault.hit();
        id = identifier;
    }

    @Override
    public void effectEnded() {
        commit();
    }
}
