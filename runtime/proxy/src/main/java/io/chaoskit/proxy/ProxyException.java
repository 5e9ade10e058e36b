package io.chaoskit.proxy;

/** Thrown for a request that Toxiproxy rejects. The message is Toxiproxy's, with the HTTP status that its API answers. */
public final class ProxyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    ProxyException(int status, String message) {
        super(message);
        this.status = status;
    }

    ProxyException(int status, Throwable cause) {
        super(cause.getMessage(), cause);
        this.status = status;
    }

    /** A request whose body cannot be read. */
    static ProxyException badRequestBody(String message) {
        return new ProxyException(400, "bad request body: " + message);
    }

    static ProxyException missingField(String field) {
        return new ProxyException(400, "missing required field: " + field);
    }

    /** A toxic for neither direction. */
    static ProxyException invalidStream() {
        return new ProxyException(400, "stream was invalid, can be either upstream or downstream");
    }

    /** A toxic of no known type. */
    static ProxyException invalidToxicType() {
        return new ProxyException(400, "invalid toxic type");
    }

    static ProxyException proxyNotFound() {
        return new ProxyException(404, "proxy not found");
    }

    static ProxyException proxyExists() {
        return new ProxyException(409, "proxy already exists");
    }

    /** There is no toxic of that name. */
    static ProxyException toxicNotFound() {
        return new ProxyException(404, "toxic not found");
    }

    /** There is a toxic of that name. */
    static ProxyException toxicExists() {
        return new ProxyException(409, "toxic already exists");
    }

    /**
     * The HTTP status that goes with it.
     *
     * @return 400 and above
     */
    public int status() {
        return status;
    }
}
