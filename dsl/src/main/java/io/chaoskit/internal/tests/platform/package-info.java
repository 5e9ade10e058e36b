/** Finds and runs tests by the JUnit Platform. Nothing of it is loaded where there is no platform. */
package io.chaoskit.internal.tests.platform;
