/**
 * Where a fault can happen: {@link io.chaoskit.site.Site}, made by {@link io.chaoskit.site.Sites}, and one arrival there:
 * {@link io.chaoskit.site.Hit}.
 *
 * <p>To add a kind of site: a record in {@code Sites} with a factory, its arrival in {@link io.chaoskit.site.Site.Arrival} when it is a
 * new one, and its slots in the engine's {@code Wiring}.
 */
package io.chaoskit.site;
