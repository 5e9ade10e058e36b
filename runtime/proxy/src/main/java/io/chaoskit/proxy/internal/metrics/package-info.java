/**
 * What the server counts.
 */
package io.chaoskit.proxy.internal.metrics;
