/**
 * Pressures, which take a resource away from the system under test: {@link io.chaoskit.pressure.Pressure}. Those of ChaosKit are
 * factories in {@code io.chaoskit.effect.Effects}.
 *
 * <pre>
 * hit ─ trigger ─ PressureEffect ─ Hit.hold ─ Pressure.open … close
 *                                                   ├ its duration is over
 *                                                   ├ the window of its trigger is over
 *                                                   └ the run stops, ends or is healed: at once
 * </pre>
 *
 * <p>A pressure holds nothing itself: all that one {@code open} took is in what it returned, so that runs may share it.
 */
package io.chaoskit.pressure;
