/**
 * Faults: an {@link io.chaoskit.effect.Effect} is what happens, an {@link io.chaoskit.effect.Injector} is an effect at sites, under a
 * trigger. {@link io.chaoskit.effect.Effects} makes the effects of ChaosKit:
 *
 * <pre>{@code
 * twice().on(method("com.acme.Shop.buy(..)")).first(1)
 * }</pre>
 *
 * <p>To add an effect: a package-private record that implements {@code Effect} (one on the calls of methods in {@code MethodEffect}), a
 * factory in {@code Effects}, its word in the DSL's {@code EffectWords} or {@code MethodWords}, a spec that measures what it does. Outside of
 * ChaosKit: {@link io.chaoskit.word}.
 */
package io.chaoskit.effect;
