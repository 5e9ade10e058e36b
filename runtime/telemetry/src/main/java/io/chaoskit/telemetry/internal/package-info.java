/** How metrics are kept, and what the command line does with them. */
package io.chaoskit.telemetry.internal;
