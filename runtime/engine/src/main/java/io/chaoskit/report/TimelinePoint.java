package io.chaoskit.report;

/**
 * A point of the timeline: how far a run was at a time.
 *
 * @param atMs milliseconds since the first iteration
 * @param iterations completed so far
 * @param failures failed so far
 */
public record TimelinePoint(long atMs, long iterations, long failures) {}
