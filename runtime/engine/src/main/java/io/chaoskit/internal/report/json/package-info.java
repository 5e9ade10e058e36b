/** The reporter of JSON; nothing for users. */
package io.chaoskit.internal.report.json;
