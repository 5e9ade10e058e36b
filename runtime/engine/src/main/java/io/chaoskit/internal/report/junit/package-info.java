/** Reports as the XML of JUnit, which build servers read: {@link io.chaoskit.internal.report.junit.JUnitXml}. */
package io.chaoskit.internal.report.junit;
