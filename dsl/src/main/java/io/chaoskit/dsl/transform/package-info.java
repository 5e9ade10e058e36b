/**
 * The transformation of scripts before they are compiled, in modules that import ChaosKit or are run by the launcher.
 *
 * <pre>
 *   ChaosTransformation (too old a Groovy?) ─▶ ModuleRewriter: find scenarios, add the import, end the script
 *                                                ├─▶ ScenarioRewriter: AssertionCall, InjectCalls, Misplaced
 *                                                ├─▶ WhereBlock: no scenario and no assert in the table of a feature
 *                                                └─▶ DynamicMethod: a scenario in a class with @CompileStatic
 * </pre>
 *
 * <p>{@code assert X : 'label'} in a scenario becomes
 * {@code assertion$(line, column, 'X', 'label', 'word', ['calls'], { -> X }, { -> assert X })}: a call of a validator's word is
 * registered as a validator, anything else is asked after each iteration. Each statement is guarded, so that a mistake in
 * it is reported together with those in the next ones. It happens in the phase CONVERSION, the only one
 * that comes before Spock takes the statement.
 */
package io.chaoskit.dsl.transform;
