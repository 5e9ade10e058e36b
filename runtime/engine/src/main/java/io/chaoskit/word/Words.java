package io.chaoskit.word;

/**
 * Words of the DSL, as a service. Each public method with {@link Word} is one way to write a word: its name is the word, its
 * parameters are what a script gives, and it returns what the word means:
 *
 * <ul>
 *   <li>an {@link io.chaoskit.effect.Effect} or {@link io.chaoskit.effect.Injector} for {@code inject word(…)},
 *   <li>a {@link io.chaoskit.validator.Validator} for {@code assert word(…)},
 *   <li>a {@link io.chaoskit.site.Site} for {@code inject … on word(…)}.
 * </ul>
 *
 * <p>The class is public, has a public constructor without parameters, is compiled with {@code -parameters}, and is named in
 * {@code META-INF/services/io.chaoskit.word.Words} of a jar on the class path. It is made once in a JVM, and its methods are
 * called by each thread that reads a scenario. An {@link IllegalArgumentException} they throw is reported at the word, as {@code
 * <word> must <rule>, but was <value>; <what to do>}.
 *
 * @see io.chaoskit.word the guide
 */
public interface Words {}
