/**
 * What happens to a script before it is compiled, in modules that import ChaosKit or are run by the launcher.
 *
 * <pre>
 *   ChaosTransformation (too old a Groovy?) ─▶ ModuleRewriter: find scenarios, add the import, end the script
 *                                                └─▶ ScenarioRewriter: assert, words in the wrong block
 * </pre>
 *
 * <p>{@code assert X : 'label'} in a scenario becomes
 * {@code addAssertion(line, column, 'X', 'label', 'word', { -> X }, { -> assert X })}: a call of a validator's word is
 * registered as a validator, anything else is asked after each iteration. It happens in the phase CONVERSION, the only one
 * that comes before Spock takes the statement.
 */
package io.chaoskit.dsl.transform;
