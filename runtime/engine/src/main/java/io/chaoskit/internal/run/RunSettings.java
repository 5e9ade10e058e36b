package io.chaoskit.internal.run;

import io.chaoskit.plan.Plan;
import io.chaoskit.value.Clock;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * The settings of a run, besides its scenario.
 *
 * @param plan decides which hits fire
 * @param events gets the run's events; null when nothing follows it
 * @param replay the command that repeats a run with this seed; empty text for none
 * @param clock the time
 * @param environment facts for the report, beside those of the JVM
 */
public record RunSettings(
        Plan plan,
        RunEvents events,
        LongFunction<? extends CharSequence> replay,
        Clock clock,
        Map<String, String> environment) {}
