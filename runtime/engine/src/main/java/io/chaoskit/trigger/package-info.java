/**
 * When an injector fires: a {@link io.chaoskit.trigger.Trigger} is a list of conditions that must all hold; armed for a
 * run it is a {@link io.chaoskit.trigger.Gate}.
 *
 * <p>{@code probability}, {@code every n}, {@code first n} and {@code after n} are pure functions of the hit and the seed, so
 * that a seed places the same faults whatever the number of lanes. {@code limit}, {@code rate}, {@code when} and those in
 * time depend on what happened before or on the clock; a recorded trace repeats them.
 *
 * <p>{@code first n} and {@code after n} count hits within an iteration, per thread of it; where ChaosKit itself arrives once in an iteration
 * (the start of a step), over the iterations. {@code every n} goes on from iteration to iteration everywhere, by {@code EvenSpread}.
 *
 * <p>To add one: a record in {@code Condition}, a method in {@code Trigger} and one in {@code Injector}, its word in the DSL's
 * {@code InjectorBlock}.
 */
package io.chaoskit.trigger;
