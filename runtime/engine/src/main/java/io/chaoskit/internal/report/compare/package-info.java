/**
 * The comparison of two runs: what changed, and whether it is more than chance. {@link io.chaoskit.internal.report.compare.Comparison} is the
 * entry; {@link io.chaoskit.internal.report.compare.ComparisonText} and {@link io.chaoskit.internal.report.compare.ComparisonJson} write it.
 *
 * <pre>
 *   latency ─▶ RankTest (all), ExactTest (the tail) ─┐
 *   success rate ─▶ ExactTest ───────────────────────┼─▶ Holm ─▶ Finding: worse, better, changed, same
 *   kinds of failures, injectors ─▶ ExactTest ───────┘
 *   verdict ─────────────────────────────────────────────────▶ Finding
 * </pre>
 */
package io.chaoskit.internal.report.compare;
