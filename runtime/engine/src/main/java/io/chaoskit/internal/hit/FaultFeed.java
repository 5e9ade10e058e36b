package io.chaoskit.internal.hit;

import io.chaoskit.internal.jfr.FaultJournal;
import io.chaoskit.internal.value.FaultIds;
import io.chaoskit.internal.value.Mixer;
import io.chaoskit.plan.Fault;

/**
 * Feeds those who follow a run, and the flight recorder, with its faults at the moment they fire. One for a run; used by the threads of hits.
 */
public final class FaultFeed {

    /** Of a run that is over, and of one that nobody follows. */
    static final FaultFeed NONE = new FaultFeed("", 0, null);

    /** Follows the faults of a run. Throws nothing. */
    @FunctionalInterface
    public interface Follower {

        /** On the thread of the hit, before the effect happens. */
        void fires(Fault fault, BoundInjector by, int lane, String id);
    }

    private final String scenario;
    private final long key;
    private final long seed;
    /** Null for none. */
    private final Follower follower;

    /** {@code follower} may be null. */
    public FaultFeed(String scenario, long seed, Follower follower) {
        this.scenario = scenario;
        this.key = Mixer.key(scenario);
        this.seed = seed;
        this.follower = follower;
    }

    /** A hit fires in the task of that key; what is returned must be told when its effect is over, unless it is null. */
    FaultJournal.Entry fires(Fired fired, long task) {
        if (follower != null) {
            follower.fires(fired.fault(), fired.injector(), fired.lane(), id(fired, task));
        }
        FaultJournal.Entry entry = FaultJournal.OF_JVM.begin();
        if (entry != null) {
            entry.describe(scenario, seed, fired, id(fired, task));
        }
        return entry;
    }

    private String id(Fired fired, long task) {
        return FaultIds.id(key, task, fired.injector().key(), fired.hit());
    }
}
