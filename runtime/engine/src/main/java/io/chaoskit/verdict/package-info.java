/** How outcomes become a {@link io.chaoskit.verdict.Verdict}: {@link io.chaoskit.verdict.Thresholds} judge a tally. */
package io.chaoskit.verdict;
