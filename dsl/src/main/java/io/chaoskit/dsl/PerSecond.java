package io.chaoskit.dsl;

/**
 * A rate.
 *
 * @param value events a second
 */
public record PerSecond(double value) {}
