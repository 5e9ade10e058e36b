/**
 * The extension of Spock behind {@code @Chaos} and {@code @ChaosScenario}.
 *
 * <pre>
 *   ChaosExtension ─▶ FeatureFaults (outermost around the body of a feature) ─▶ FaultScope of the engine
 *        │                └─▶ FaultClosure: the closure with the specification and the row around it
 *        └─▶ RepeatedRows (runs each row so many times)
 * </pre>
 */
package io.chaoskit.internal.spock;
