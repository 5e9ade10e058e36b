package io.chaoskit.proxy.internal.link;

import java.util.Locale;

/** The operating system's words in an exception, as Go writes them. */
final class SystemError {

    private SystemError() {}

    /** The last part of the message, such as {@code address already in use}. */
    static String of(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        String last = message.substring(message.lastIndexOf(':') + 1).strip();
        return last.toLowerCase(Locale.ROOT);
    }

    /** Whether an IPv6 socket failed because this host has no IPv6. */
    static boolean isWithoutIpv6(Throwable cause) {
        String error = of(cause);
        return error.contains("address family") || error.contains("protocol") || error.contains("cannot assign");
    }
}
