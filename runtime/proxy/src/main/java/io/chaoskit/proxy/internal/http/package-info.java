/**
 * Toxiproxy's HTTP API. {@link io.chaoskit.proxy.internal.http.ApiServer} is the entry; a call is a method of {@code Api}.
 */
package io.chaoskit.proxy.internal.http;
