/** Merges the reports of the shards of a run; nothing for users. {@link io.chaoskit.internal.report.merge.ReportMerge} is the entry. */
package io.chaoskit.internal.report.merge;
