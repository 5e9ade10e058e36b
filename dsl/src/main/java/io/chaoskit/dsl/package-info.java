/**
 * The words of a scenario. {@link io.chaoskit.dsl.ChaosKit#scenario} is the entry; it is written in Java, so that one jar
 * serves several versions of Groovy.
 *
 * <p>Each block of a script is a class with a public method for each word that describes something, and nothing else public:
 * Groovy finds the words by their names. What words of injectors, validators and sites mean is said by methods of {@link
 * io.chaoskit.word.Words}, of ours or of other jars; the {@link io.chaoskit.dsl.Dictionary} has them all, and they are called as
 * if they were methods of a block.
 *
 * <pre>
 *   inject delay(5.ms) ─▶ WordMetaClass ─▶ WordCall: which Form fits? ─▶ Slot, Reading: 5.ms is a Duration ─▶ EffectWords.delay ─▶ Effect
 *                                             └─▶ Explanation: what is wrong, and how it is written
 * </pre>
 *
 * <p>A word's {@link io.chaoskit.word.Word} annotation and its parameters are the one source for suggestions, for {@code chaoskit
 * list}, for the reading of arguments, and for the errors about them.
 *
 * <p>To add a word of ours for an effect or a validator: a method in {@link io.chaoskit.dsl.EffectWords}, {@link
 * io.chaoskit.dsl.CheckWords} or another class that the dictionary names, and a spec. Words of others: {@link io.chaoskit.word}.
 */
package io.chaoskit.dsl;
