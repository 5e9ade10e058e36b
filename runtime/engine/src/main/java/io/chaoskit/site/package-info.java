/**
 * Where a fault can happen ({@link io.chaoskit.site.Site}) and one arrival there ({@link io.chaoskit.site.Hit}).
 *
 * <p>To add a kind of site: a record that implements {@code Site}, and its binding in {@code io.chaoskit.internal.hit.Wiring}.
 */
package io.chaoskit.site;
