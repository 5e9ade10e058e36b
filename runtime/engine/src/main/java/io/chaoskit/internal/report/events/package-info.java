/** The reporter of events, JSON lines that are written as things happen, and their reader; nothing for users. */
package io.chaoskit.internal.report.events;
