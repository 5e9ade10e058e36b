package io.chaoskit.run;

import io.chaoskit.plan.Plan;
import io.chaoskit.value.Clock;
import java.util.function.LongFunction;

/**
 * What a run needs besides its scenario.
 *
 * @param plan decides which hits fire
 * @param listener follows it
 * @param replay the command that repeats a run with this seed; empty text for none
 * @param clock the time
 */
record RunSettings(Plan plan, RunListener listener, LongFunction<? extends CharSequence> replay, Clock clock) {}
