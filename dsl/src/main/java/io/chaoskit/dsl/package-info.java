/**
 * The words of a scenario. {@link io.chaoskit.dsl.ChaosKit#scenario} is the entry; it is written in Java, so that one jar
 * serves several versions of Groovy.
 *
 * <p>Each block of a script is a class with a public method for each word, and nothing else public: Groovy finds the words by
 * their names. A word's {@link io.chaoskit.dsl.Word} annotation is the one source for suggestions, for {@code chaoskit list} and
 * for the errors about a word in the wrong block.
 *
 * <p>To add the word of an effect or a validator: a method in {@link io.chaoskit.dsl.EffectWords} or
 * {@link io.chaoskit.dsl.CheckWords} with its annotation, and a spec.
 */
package io.chaoskit.dsl;
