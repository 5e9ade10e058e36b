/**
 * Addresses as Go reads and writes them.
 */
package io.chaoskit.proxy.internal.address;
