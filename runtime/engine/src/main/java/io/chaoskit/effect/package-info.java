/**
 * What happens when a fault fires: {@link io.chaoskit.effect.Effect} and the effects there are.
 *
 * <p>To add one: a record that implements {@code Effect}, a factory in {@link io.chaoskit.effect.Effects}, its word in
 * the DSL's {@code EffectWords}, a spec that measures what it does.
 * Outside of ChaosKit: {@link io.chaoskit.word}.
 */
package io.chaoskit.effect;
