/**
 * ChaosKit's own words for effects, sites and validators; they stand in scenarios and scopes. Each public method is one way to write
 * a word, as in the classes of other jars that {@link io.chaoskit.word} describes.
 */
package io.chaoskit.internal.dsl.words;
