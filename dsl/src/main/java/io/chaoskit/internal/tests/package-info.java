/**
 * Tests in Groovy files that the launcher is called with: specifications of Spock, classes of JUnit.
 *
 * <pre>
 *   TestFile ─▶ TestClasses ◀── platform.PlatformTests      the launcher of the JUnit Platform, which ChaosKit does not bring:
 *                    ▲                                      LauncherLoader finds it on the class path or beside the engine
 *                 command line
 * </pre>
 */
package io.chaoskit.internal.tests;
