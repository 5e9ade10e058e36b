/**
 * What takes a resource away from the system under test: {@link io.chaoskit.pressure.Pressure} and the pressures there are.
 *
 * <pre>
 * hit ─ trigger ─ PressureEffect ─ Hit.hold ─ Pressure.open … close
 *                                                   ├ its duration is over
 *                                                   ├ the window of its trigger is over
 *                                                   └ the run stops, ends or is healed: at once
 * </pre>
 *
 * <p>A pressure holds nothing itself: all that one {@code open} took is in what it returned, so that runs may share it.
 *
 * <p>To add one: a record that implements {@code Pressure}, a factory in {@code io.chaoskit.effect.Effects}, its word in the DSL's
 * {@code PressureWords}, a spec that measures what is taken and that it is given back.
 */
package io.chaoskit.pressure;
