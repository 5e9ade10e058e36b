/**
 * Faults in specifications of Spock: {@link io.chaoskit.spock.Chaos} for those of a feature, {@link io.chaoskit.spock.ChaosScenario} for a
 * feature that is repeated under faults.
 *
 * <pre>{@code
 * @Chaos({ inject exception(SQLException) on OrderRepo.&save probability 0.2 })
 * def "a failing repository is retried"() {
 *     expect:
 *     shop.buy().ok
 * }
 * }</pre>
 *
 * <p>Nothing of it is loaded without Spock. It works through a global extension of Spock, {@code io.chaoskit.internal.spock}.
 */
package io.chaoskit.spock;
