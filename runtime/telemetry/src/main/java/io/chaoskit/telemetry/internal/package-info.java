/** How metrics are kept: {@link io.chaoskit.telemetry.internal.RunMeters} follows a run, {@link io.chaoskit.telemetry.internal.MeterTable} has the meters. */
package io.chaoskit.telemetry.internal;
