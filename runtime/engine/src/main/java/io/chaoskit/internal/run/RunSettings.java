package io.chaoskit.internal.run;

import io.chaoskit.model.Repetition;
import io.chaoskit.plan.Plan;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Shard;
import io.chaoskit.value.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/**
 * The settings of a run, besides its scenario.
 *
 * @param plan decides which hits fire
 * @param events get the run's events
 * @param replay the command that repeats a run with this seed; empty text for none
 * @param failureReplay the command that replays a failure, by its number in the report; empty text for none
 * @param clock the time
 * @param failOnUnstable whether UNSTABLE counts as failed
 * @param environment facts for the report, beside those of the JVM
 * @param origin where the scenario comes from
 * @param first the number of the first iteration, 1 or more: those before it are left out
 * @param propagates whether contexts go from thread to thread although there is only one lane, as in a run with several
 * @param loom keeps classes woven from one run to the next, while it is held
 * @param identity which run it is
 * @param trapsExits whether the code under test must not end the JVM, because others are to follow in it
 */
public record RunSettings(
        Plan plan,
        List<RunEvents> events,
        LongFunction<? extends CharSequence> replay,
        IntFunction<? extends CharSequence> failureReplay,
        Clock clock,
        boolean failOnUnstable,
        Map<String, String> environment,
        Origin origin,
        long first,
        boolean propagates,
        Loom loom,
        Identity identity,
        boolean trapsExits) {

    /**
     * The identity of a run.
     *
     * @param runId tells it from all others; empty for a run that nobody sees
     * @param shard the part of a run that it is; empty for a whole one
     */
    public record Identity(String runId, Optional<Shard> shard) {

        /** Of a run that nobody sees. */
        public static final Identity NONE = new Identity("", Optional.empty());
    }

    /** Of a run that nobody sees, one of several. */
    public RunSettings(
            Plan plan,
            List<RunEvents> events,
            LongFunction<? extends CharSequence> replay,
            Clock clock,
            boolean failOnUnstable,
            Map<String, String> environment,
            Origin origin,
            long first,
            boolean propagates,
            Loom loom) {
        this(
                plan,
                events,
                replay,
                number -> "",
                clock,
                failOnUnstable,
                environment,
                origin,
                first,
                propagates,
                loom,
                Identity.NONE,
                true);
    }

    /** The same for a run of its own. */
    public RunSettings as(String runId) {
        return with(plan, events, first, propagates, new Identity(runId, identity.shard()));
    }

    /** The same for a part of a run once more. */
    public RunSettings repeating(Repetition part) {
        return with(part.plan().get(), events, part.first(), part.propagates(), identity);
    }

    /** The same with one more that gets the events. */
    public RunSettings alsoTelling(RunEvents more) {
        List<RunEvents> all = new ArrayList<>(events);
        all.add(more);
        return with(plan, List.copyOf(all), first, propagates, identity);
    }

    private RunSettings with(Plan plan, List<RunEvents> events, long first, boolean propagates, Identity identity) {
        return new RunSettings(
                plan,
                events,
                replay,
                failureReplay,
                clock,
                failOnUnstable,
                environment,
                origin,
                first,
                propagates,
                loom,
                identity,
                trapsExits);
    }
}
