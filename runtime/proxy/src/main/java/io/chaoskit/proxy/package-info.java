/**
 * The embedded Toxiproxy: a TCP proxy with toxics that does what Toxiproxy 2.12 does. {@link io.chaoskit.proxy.ToxiproxyServer}
 * starts it; its {@link io.chaoskit.proxy.Proxies} and Toxiproxy's HTTP API change it.
 *
 * <pre>
 *   client of the API ─▶ http ─▶ Api ─▶ Proxies ─▶ Proxy ─▶ link ◀── toxic
 *                                 │                          │
 *                     Requests, Answers (json)        client ◀──▶ upstream
 * </pre>
 *
 * <p>Dependencies point downwards: {@code internal.server} is the program around this package, which uses {@code http} and
 * {@code link}; these use {@code json}, {@code toxic}, {@code metrics}, {@code address} and {@code log}. Only this package knows
 * what a proxy is: {@code http} knows requests and routes, {@code json} knows Go's JSON, {@code link} knows sockets.
 *
 * <p>Time comes from the two clocks that {@code ToxiproxyServer} names, randomness from its seed.
 */
package io.chaoskit.proxy;
