/**
 * Our proxy against the real toxiproxy-server, side by side: throughput, latency, the error of a delay, and memory.
 * {@link io.chaoskit.bench.proxy.ProxyComparison} is the program.
 */
package io.chaoskit.bench.proxy;
