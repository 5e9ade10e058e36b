/**
 * Runs a scenario: {@link io.chaoskit.run.ChaosRunner} is the entry.
 *
 * <pre>
 *   ChaosRunner ─▶ Run (coordinates, on the caller's thread; LIFO CleanUp)
 *                   ├─ Lane 1..n (a thread each): iterations ─▶ steps ─▶ checks
 *                   ├─ HangWatch: steps that do not end
 *                   └─ Dispatcher: hits at points ─▶ Task of the thread ─▶ Plan ─▶ Fault in the Iteration's trace ─▶ Effect
 * </pre>
 *
 * <p>Who is affected: with one run of one lane, every thread of the JVM; otherwise only threads that inherited the iteration,
 * by being started in it or through {@code Chaos.wrap}.
 */
package io.chaoskit.run;
