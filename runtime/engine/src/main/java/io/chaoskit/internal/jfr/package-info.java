/**
 * The JDK Flight Recorder's events. {@link io.chaoskit.internal.jfr.FaultJournal} is the entry: only what it finds in the JVM is used, since
 * a JVM may have been linked without the module {@code jdk.jfr}.
 */
package io.chaoskit.internal.jfr;
