/**
 * The words of a scenario as a Groovy script uses them. They build the model of {@link io.chaoskit.model} and hold no
 * behaviour that a Java user would miss.
 *
 * <p>The sources are Java and Groovy is a provided dependency: the jar works on the version of Groovy that the user
 * brings.
 */
package io.chaoskit.dsl;
