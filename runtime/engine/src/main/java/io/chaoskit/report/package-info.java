/**
 * What a run leaves: {@link io.chaoskit.report.Report}, immutable data, and its writers
 * {@link io.chaoskit.report.TextReport} and {@link io.chaoskit.report.JsonReport}.
 */
package io.chaoskit.report;
