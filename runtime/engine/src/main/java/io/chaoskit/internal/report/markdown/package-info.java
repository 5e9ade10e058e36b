/**
 * Reports as Markdown, for pull requests and the step summaries of build servers: {@link io.chaoskit.internal.report.markdown.MarkdownText}.
 */
package io.chaoskit.internal.report.markdown;
