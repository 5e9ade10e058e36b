package io.chaoskit.proxy;

/**
 * What a proxy is created with or changed to.
 *
 * @param name unique on its server
 * @param listen {@code host:port}; empty for any address and a free port
 * @param upstream {@code host:port}, or {@code unix:} and a path
 * @param enabled whether it accepts connections
 */
public record ProxySettings(String name, String listen, String upstream, boolean enabled) {}
