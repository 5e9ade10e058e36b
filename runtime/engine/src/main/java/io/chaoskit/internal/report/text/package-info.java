/** The reporter of plain text; nothing for users. */
package io.chaoskit.internal.report.text;
