/**
 * What must hold: a {@link io.chaoskit.validator.Validator} describes an invariant, the
 * {@link io.chaoskit.validator.Check} it arms looks at each iteration.
 *
 * <p>To add one: a package-private record that implements {@code Validator}, a factory in {@link io.chaoskit.validator.Validators}, its
 * word in the DSL's {@code CheckWords}, a spec with a case that violates it.
 * Outside of ChaosKit: {@link io.chaoskit.word}.
 */
package io.chaoskit.validator;
