/**
 * The entry to the DSL: {@link io.chaoskit.dsl.ChaosKit#scenario} describes a scenario, {@link io.chaoskit.dsl.ScriptedScenario} is what a
 * script has in its hands, {@link io.chaoskit.dsl.ScriptSession} collects what a script defines, and {@link
 * io.chaoskit.dsl.Vocabulary} lists the words. All is written in Java, so that one jar serves several versions of Groovy.
 *
 * <pre>
 *   transform   before a script is compiled          unit   5.ms, 512.mb
 *       │                                              │
 *       ▼                                              ▼
 *   internal.dsl.block   what a scenario describes, block by block
 *       ├─▶ internal.dsl.words    the words for effects, sites and validators
 *       ├─▶ internal.dsl.form     how a word is found, its arguments converted, its mistakes explained
 *       └─▶ internal.dsl.script   the source: lines and columns
 * </pre>
 *
 * <p>To add a word, write a public method with {@link io.chaoskit.word.Word} and a spec; the method's name is the word, its parameters
 * are what a script gives, what it returns is what the word means. Lists, suggestions, errors and JSON come from it.
 *
 * <ul>
 *   <li>an effect, a site or a validator: in a class of {@code io.chaoskit.internal.dsl.words}, such as {@code EffectWords} or
 *       {@code CheckWords};
 *   <li>a statement of a block, or a word behind {@code inject}: in the class of that block in {@code io.chaoskit.internal.dsl.block},
 *       such as {@code ScenarioBlock} or {@code InjectorBlock}; it returns nothing, and a getter is a property;
 *   <li>a word of closures that run with the scenario: in {@code RunWords} of {@code io.chaoskit.internal.dsl.form};
 *   <li>a new type of argument: an entry in {@code Reading} there;
 *   <li>a word of another jar: {@link io.chaoskit.word}.
 * </ul>
 */
package io.chaoskit.dsl;
