/**
 * The blocks of a scenario. Each has a class of words ({@link io.chaoskit.internal.dsl.block.BlockWords}) whose public methods are what
 * a script can say there; {@link io.chaoskit.internal.dsl.block.ScriptBlock} is what Groovy sees of any of them.
 *
 * <pre>
 *   repeat 100 ─▶ ScriptBlock: is it a word here? ─▶ Arguments: which form fits? ─▶ ScenarioBlock.repeat(long) ─▶ Draft ─▶ ScenarioBuilder
 *                   ├─▶ Surroundings: a method of the script          └─▶ a mistake at the word, and reading goes on
 *                   └─▶ Explanation: there is no such word
 * </pre>
 *
 * <p>A new block is a class of words, a place in {@link io.chaoskit.internal.dsl.form.Place}, a line in {@link
 * io.chaoskit.internal.dsl.block.AllWords}, and a word of another block with a parameter of {@link
 * io.chaoskit.internal.dsl.form.Body} that reads it.
 */
package io.chaoskit.internal.dsl.block;
