package io.chaoskit.proxy.internal.json;

/**
 * What a request changes on a proxy; null where it says nothing.
 *
 * @param listen the address to listen on
 * @param upstream the address to connect to
 * @param enabled whether it accepts connections
 */
public record ProxyChange(String listen, String upstream, Boolean enabled) {}
