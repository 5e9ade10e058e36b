/**
 * The mechanism behind all words: a word is a method, found by its name, whose parameters convert what a script gives.
 *
 * <pre>
 *   delay(5.ms) ─▶ WordMetaClass ─▶ Dictionary: the forms of delay ─▶ Arguments: the one that fits ─▶ Reading: 5.ms is a Duration
 *                                       │                                                            └─▶ Form: EffectWords.delay
 *                                       └─▶ Explanation: there is no such word, not here, or not with these arguments
 * </pre>
 *
 * <p>{@link io.chaoskit.internal.dsl.form.WordTable} finds words by the names of methods alone; annotations are read when a word is used,
 * or when all words are listed.
 *
 * <p>A new type of argument is an entry in {@link io.chaoskit.internal.dsl.form.Reading}; closures that become steps, effects or checks
 * are in {@link io.chaoskit.internal.dsl.form.ClosureAdapters}, and their words in {@link io.chaoskit.internal.dsl.form.RunWords}.
 */
package io.chaoskit.internal.dsl.form;
