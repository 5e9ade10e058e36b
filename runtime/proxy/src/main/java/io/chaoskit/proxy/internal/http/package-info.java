/**
 * The HTTP server of the API, with the answers that Go's server gives to requests that it cannot route.
 * {@link io.chaoskit.proxy.internal.http.ApiServer} is the entry; it knows nothing of proxies.
 *
 * <pre>
 *   socket ─▶ ReadLimit ─▶ codec ─▶ ApiHandler ─▶ Router ─▶ handler: Request ─▶ Response
 * </pre>
 *
 * <p>A new call is a route and a method in {@code io.chaoskit.proxy.Api}.
 */
package io.chaoskit.proxy.internal.http;
