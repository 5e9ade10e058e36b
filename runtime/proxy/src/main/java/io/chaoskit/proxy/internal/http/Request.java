package io.chaoskit.proxy.internal.http;

import java.util.List;

/**
 * A request to the API.
 *
 * @param method the HTTP method
 * @param path the path, decoded and split at its slashes
 * @param body all of the body
 * @param acceptsGzip whether the client takes a compressed answer
 */
record Request(String method, List<String> path, byte[] body, boolean acceptsGzip) {

    String proxyName() {
        return path.get(1);
    }

    String toxicName() {
        return path.get(3);
    }
}
