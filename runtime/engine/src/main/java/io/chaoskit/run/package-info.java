/**
 * Runs a scenario: {@link io.chaoskit.run.ChaosRunner} is the entry.
 *
 * <pre>
 *   ChaosRunner ─▶ Run (on the caller's thread; LIFO CleanUp)
 *                   ├─ Reach: alone in the JVM, or Inheritance from thread to thread
 *                   ├─ Preparation: proxies ─▶ target ─▶ set-up ─▶ validators ─▶ injectors
 *                   ├─ Lane 1..n (a thread each): iterations ─▶ steps ─▶ Judge
 *                   ├─ Coordinator: steps that do not end, lanes that are lost
 *                   └─ Dispatcher: hits at points ─▶ Task of the thread ─▶ Plan ─▶ Fault in the Iteration's trace ─▶ Effect
 * </pre>
 *
 * <p>Who is affected: with one run of one lane, every thread of the JVM; otherwise only threads that inherited the iteration, by being
 * started in it, by what they run having been handed over in it, or through {@code Chaos.wrap}. A thread sits for an {@code Owner}: its
 * {@code Task}, or an {@code Heir} that becomes one when something arrives.
 */
package io.chaoskit.run;
