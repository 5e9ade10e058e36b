package io.chaoskit.internal.hit;

import java.util.function.LongSupplier;

/**
 * The facts of a run that all its iterations share.
 *
 * @param seed of all random draws
 * @param wiring which injectors a hit goes through
 * @param target the object under test; null for none
 * @param stop ends waits
 * @param elapsed nanoseconds since the first iteration began
 * @param feed gets what fires
 */
public record RunFacts(long seed, Wiring wiring, Object target, Stop stop, LongSupplier elapsed, FaultFeed feed) {}
