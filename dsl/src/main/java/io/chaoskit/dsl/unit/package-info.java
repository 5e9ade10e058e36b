/**
 * Units on numbers, and the properties of a hit, as a Groovy extension module: {@code 5.ms}, {@code 512.mb}, {@code 10.percent},
 * {@code hit.number}. Named in {@code META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule}.
 *
 * <p>To add a unit: a static getter in {@link io.chaoskit.dsl.unit.Units} and a row in its spec.
 */
package io.chaoskit.dsl.unit;
