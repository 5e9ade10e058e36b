package io.chaoskit.run;

import io.chaoskit.plan.Plan;
import io.chaoskit.value.Clock;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What a run needs besides its scenario.
 *
 * @param plan decides which hits fire
 * @param listener follows it
 * @param replay the command that repeats a run with this seed; empty text for none
 * @param clock the time
 * @param environment facts for the report, beside those of the JVM
 */
record RunSettings(
        Plan plan,
        RunListener listener,
        LongFunction<? extends CharSequence> replay,
        Clock clock,
        Map<String, String> environment) {}
