package io.chaoskit.proxy;

import java.util.List;

/** Some of several proxies could not be had. */
public final class PopulateException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Proxy> done;
    private final int status;

    PopulateException(ProxyException cause, List<Proxy> done) {
        super(cause.getMessage(), cause);
        this.status = cause.status();
        this.done = done;
    }

    /** Those that were there or were made before the one that failed. */
    public List<Proxy> done() {
        return done;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }
}
