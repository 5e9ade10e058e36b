/**
 * The pressures of ChaosKit. {@code io.chaoskit.effect.Effects} makes effects of them.
 *
 * <p>To add one: a record that implements {@link io.chaoskit.pressure.Pressure}, a factory in {@code Effects}, its word in the DSL's
 * {@code PressureWords}, a spec that measures what is taken and that it is given back.
 */
package io.chaoskit.internal.pressure;
