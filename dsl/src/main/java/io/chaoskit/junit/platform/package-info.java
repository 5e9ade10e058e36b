/**
 * A test engine of the JUnit Platform for scripts: each {@code *.chaos.groovy} is a container, each of its scenarios a container in it, and
 * each check of a scenario a test, beside one for the verdict. Nothing of it is loaded where there is no platform.
 *
 * <pre>
 *   selectors ─▶ ScriptSelection ─▶ ScriptNode        nothing of a script is read or run when tests are discovered
 *                                      │ execute
 *                                      ▼
 *                                   ScriptRun ─▶ ScenarioRun ─▶ TestNode: verdict, checks
 * </pre>
 *
 * <p>Surefire looks for classes only; {@link io.chaoskit.junit.platform.ChaosScripts} on an empty one names the scripts.
 */
package io.chaoskit.junit.platform;
