/**
 * A TCP proxy with toxics that does what Toxiproxy 2.12 does. {@link io.chaoskit.proxy.ToxiproxyServer} starts it.
 *
 * <pre>
 *   http ──▶ Proxies ──▶ Proxy ──▶ link (sockets and stages) ◀── toxic (what a stage does)
 *    └─ json                └─ address
 * </pre>
 */
package io.chaoskit.proxy;
