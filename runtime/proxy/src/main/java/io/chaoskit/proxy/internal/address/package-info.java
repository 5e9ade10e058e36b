/**
 * Network addresses, read and written as Go does. {@link io.chaoskit.proxy.internal.address.HostPort#parse} is the entry.
 */
package io.chaoskit.proxy.internal.address;
