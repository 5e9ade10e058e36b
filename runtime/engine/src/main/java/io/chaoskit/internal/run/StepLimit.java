package io.chaoskit.internal.run;

import io.chaoskit.internal.check.ArmedValidator;
import java.time.Duration;

/**
 * How long a step may take before it is interrupted.
 *
 * @param limit more than zero
 * @param maxIgnoredInterrupts how many steps may ignore their interrupt before the run is stopped
 * @param by the validator that asked for it
 */
record StepLimit(Duration limit, int maxIgnoredInterrupts, ArmedValidator by) {}
