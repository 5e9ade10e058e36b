/**
 * Network faults in scenarios: {@link io.chaoskit.network.Network} declares proxies, {@link io.chaoskit.network.Toxics} has the
 * effects that are put on them. Both servers, the embedded one and a running Toxiproxy, are spoken to through toxiproxy-java,
 * and by {@code ToxiproxyCall} about toxics that it does not know.
 *
 * <p>A new toxic is a method of {@code Toxics} and a word of the DSL; one that Toxiproxy does not have is a {@code ToxicKind.own}.
 */
package io.chaoskit.network;
