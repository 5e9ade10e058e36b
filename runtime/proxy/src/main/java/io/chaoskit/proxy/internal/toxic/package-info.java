/**
 * Toxics: immutable settings, and what they do to the data of one link.
 *
 * <pre>
 *   ToxicType ─make─▶ Toxic ─start─▶ Toxic.Behaviour ─▶ Stage (pass, drop, pause, close …)
 *       ▲ attributes
 *   InstalledToxic (a toxic on a proxy: its name, direction, settings)
 * </pre>
 *
 * <p>To add a toxic:
 * <ol>
 *   <li>write a record beside {@link io.chaoskit.proxy.internal.toxic.LatencyToxic}: a component for each attribute with its unit in
 *       the name, {@code TYPE} with the names that the API has for it, and {@code start};
 *   <li>add its {@code TYPE} to {@link io.chaoskit.proxy.internal.toxic.ToxicTypes};
 *   <li>write a spec that measures it on a connection, beside {@code OwnToxicsSpec} or, for a toxic that Toxiproxy has as well,
 *       against both servers beside {@code PacingToxicsSpec};
 *   <li>to have it in scenarios, add a factory to {@code io.chaoskit.network.Toxics}.
 * </ol>
 */
package io.chaoskit.proxy.internal.toxic;
