/**
 * The report as one HTML file that needs no network. {@link io.chaoskit.internal.report.html.Page} is the entry: what can be read is written as
 * elements, so that it is there without JavaScript; what can only be drawn is one JSON script element, which {@code report.js} gives to uPlot.
 * Style, script and template are resources beside these classes. The page's content security policy allows nothing but these, by their hashes,
 * and all text passes through {@link io.chaoskit.internal.report.html.Html}: a message is harmless whatever is in it.
 *
 * <pre>
 *   reports ─▶ Page ─▶ RunArticle ─▶ Summary, Checks, Plots, Failures, Coverage, Facts ─▶ Html
 *                └───▶ PlotData (JSON) ─▶ report.js ─▶ uPlot
 * </pre>
 */
package io.chaoskit.internal.report.html;
