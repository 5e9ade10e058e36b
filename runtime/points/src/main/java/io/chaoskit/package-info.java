/**
 * What code under test may call: {@link io.chaoskit.Chaos}. This package and {@link io.chaoskit.points} have no
 * dependency at all and are safe to ship in production.
 */
package io.chaoskit;
