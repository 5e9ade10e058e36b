/**
 * The report of a run: {@link io.chaoskit.report.Report}, immutable data. Its {@code toText} and {@code toJson} write it; the schema of
 * the JSON is {@code io/chaoskit/report/report-1.schema.json} in this jar.
 */
package io.chaoskit.report;
