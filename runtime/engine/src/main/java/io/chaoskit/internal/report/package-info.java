/** How the engine makes the figures of a report; nothing for users. */
package io.chaoskit.internal.report;
