/**
 * JSON with the words, the leniency and the escapes of Go's package. {@link io.chaoskit.proxy.internal.json.RequestBody} reads
 * objects by their {@link io.chaoskit.proxy.internal.json.Field}s, {@link io.chaoskit.proxy.internal.json.GoJson} writes.
 */
package io.chaoskit.proxy.internal.json;
