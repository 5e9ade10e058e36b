package io.chaoskit.proxy.internal.http;

/** Thrown for bytes that are no request that can be served. The connection ends with the answer that it has. */
final class RejectedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Response response;

    RejectedException(Response response) {
        super(response.toString(), null, false, false);
        this.response = response;
    }

    /** Bytes that are no HTTP. */
    static RejectedException malformed() {
        return of(400);
    }

    /** A rejection whose status says all. */
    static RejectedException of(int status) {
        return new RejectedException(Response.rejection(status, status + " " + Response.reason(status)));
    }

    /** A rejection for a reason that the client is told. */
    static RejectedException because(int status, String reason) {
        String line = Response.reason(status) + ": " + reason;
        return new RejectedException(
                Response.rejection(status, status + " " + line).withReason(line));
    }

    Response response() {
        return response;
    }
}
