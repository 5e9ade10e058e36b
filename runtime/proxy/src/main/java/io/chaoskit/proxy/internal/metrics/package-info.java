/**
 * Metrics in the Prometheus format: {@link io.chaoskit.proxy.internal.metrics.Traffic} counts,
 * {@link io.chaoskit.proxy.internal.metrics.MetricsPage} shows.
 */
package io.chaoskit.proxy.internal.metrics;
