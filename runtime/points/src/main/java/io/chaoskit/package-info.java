/**
 * The injection points that production code may call. Without a run they do nothing and cost nothing; during a run each
 * call is a place where a fault can happen.
 *
 * <p>This package depends on the JDK alone, so that a service can carry it into production.
 */
package io.chaoskit;
