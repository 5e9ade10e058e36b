/**
 * Network faults in scenarios: {@link io.chaoskit.network.Network} declares proxies, {@link io.chaoskit.network.Toxics} has the
 * effects that are put on them. Both servers, the embedded one and a running Toxiproxy, are spoken to through toxiproxy-java.
 *
 * <p>A new toxic is a method of {@code Toxics} and a word of the DSL.
 */
package io.chaoskit.network;
