/**
 * The toxics: immutable settings, and what they do to the data of one link.
 *
 * <p>A new one is a record beside {@link io.chaoskit.proxy.internal.toxic.LatencyToxic}, a line in
 * {@link io.chaoskit.proxy.internal.toxic.ToxicTypes}, and a spec that measures it.
 */
package io.chaoskit.proxy.internal.toxic;
