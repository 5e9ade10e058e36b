/**
 * ChaosKit in JUnit Jupiter, 5.12 or later and 6: {@link io.chaoskit.junit.Chaos} injects faults while a test runs, {@link
 * io.chaoskit.junit.ChaosTest} makes a test method the step of a run.
 *
 * <pre>
 *   a test with @Chaos      ─▶ ChaosExtension ─▶ FaultScope    on the thread of the test, and what that hands on
 *   a test with @ChaosTest  ─▶ ChaosExtension ─▶ ChaosRunner   the method on a fresh Fixture in each iteration
 *                                   │
 *                                   └─▶ DeclaredFaults ─▶ FactoryMethod: the methods that @Chaos names
 * </pre>
 *
 * <p>To inject from another test framework, see {@link io.chaoskit.run.FaultScope}.
 */
package io.chaoskit.junit;
