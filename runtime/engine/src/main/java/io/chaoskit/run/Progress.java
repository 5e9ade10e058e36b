package io.chaoskit.run;

import java.time.Duration;

/**
 * How far a run is.
 *
 * @param elapsed since the first iteration
 * @param iterations completed
 * @param failed of them
 * @param faults fired so far
 * @param p95 of the iterations so far
 * @param share of the run that is over, 0 to 1
 */
public record Progress(Duration elapsed, long iterations, long failed, long faults, Duration p95, double share) {}
