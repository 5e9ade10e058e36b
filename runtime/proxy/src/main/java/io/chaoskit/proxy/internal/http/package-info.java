/**
 * The HTTP server of the API, as strict as Go's, with the answers that Go's gives to requests that it cannot read or route.
 * {@link io.chaoskit.proxy.internal.http.ApiServer} is the entry; it knows nothing of proxies.
 *
 * <pre>
 *   socket ─▶ ApiConnection ─▶ RequestReader ─Request─▶ RequestHandler ─▶ Router ─▶ a route: Request ─▶ Response ─▶ socket
 * </pre>
 *
 * <p>A new call is a route and a method in {@code io.chaoskit.proxy.Api}.
 */
package io.chaoskit.proxy.internal.http;
