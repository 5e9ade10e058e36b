/** How outcomes become a {@link io.chaoskit.verdict.Verdict}: {@link io.chaoskit.verdict.Thresholds} say how much may go wrong. */
package io.chaoskit.verdict;
