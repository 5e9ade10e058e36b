/**
 * The injection points for code under test: {@link io.chaoskit.Chaos} and {@link io.chaoskit.Failpoint}. This package and {@link io.chaoskit.points} have no
 * dependency at all and are safe to ship in production.
 */
package io.chaoskit;
