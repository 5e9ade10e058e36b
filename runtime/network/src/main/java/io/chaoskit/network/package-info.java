/**
 * Network faults in scenarios: {@link io.chaoskit.network.Network} declares proxies, {@link io.chaoskit.network.Toxics} makes the
 * effects on them.
 *
 * <pre>
 *   Toxics ─▶ ToxicEffect ─(while it lasts)─▶ LiveProxy ─▶ ProxyToxics ─▶ toxiproxy-java ─▶ Toxiproxy, embedded or running
 *                                                 ▲
 *   Network ─(for a run)─▶ LiveNetwork ───────────┘
 * </pre>
 *
 * <p>To add a toxic that Toxiproxy has, write a factory in {@code Toxics} which calls toxiproxy-java, and the word in the DSL; for one
 * that only the embedded server has, write it there first ({@code io.chaoskit.proxy.internal.toxic}), and a factory that calls
 * {@code ProxyToxics.addOwn}.
 */
package io.chaoskit.network;
