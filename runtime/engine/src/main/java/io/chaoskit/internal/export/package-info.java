/**
 * What exports the metrics of runs: {@link io.chaoskit.internal.export.MetricsExporter} is found by {@link java.util.ServiceLoader}, so that the
 * libraries for it are nowhere unless they are wanted.
 */
package io.chaoskit.internal.export;
