/**
 * Faults in the OpenTelemetry of the code under test: {@link io.chaoskit.internal.otel.FaultLogs} is the entry. Its API is used by reflection, in
 * the version and from the class loader that the code under test has, so that ChaosKit neither brings one nor is in the way.
 */
package io.chaoskit.internal.otel;
