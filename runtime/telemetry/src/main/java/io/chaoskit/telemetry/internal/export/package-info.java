/**
 * Where the command line has metrics go: {@link io.chaoskit.telemetry.internal.export.MicrometerExporter}, a service, opens the page for
 * Prometheus and sends over OTLP.
 */
package io.chaoskit.telemetry.internal.export;
