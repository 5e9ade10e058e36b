/**
 * The log of a server: {@link io.chaoskit.proxy.internal.log.EventLog}, by SLF4J or as lines of JSON.
 */
package io.chaoskit.proxy.internal.log;
