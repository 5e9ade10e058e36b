package io.chaoskit.proxy.internal.address;

import java.io.IOException;

/** Thrown for an address that cannot be read, looked up or bound to; the message is Toxiproxy's. */
public final class AddressException extends IOException {

    private static final long serialVersionUID = 1L;

    /** An exception with this message. */
    public AddressException(String message) {
        super(message);
    }

    /** An exception with this message and cause. */
    public AddressException(String message, Throwable cause) {
        super(message, cause);
    }
}
