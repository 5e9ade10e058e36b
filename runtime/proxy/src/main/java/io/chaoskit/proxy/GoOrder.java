package io.chaoskit.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of names in Toxiproxy's answers. */
final class GoOrder {

    /** By the bytes of UTF-8, which is not the order of Java's characters. */
    static final Comparator<String> BY_BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private GoOrder() {}
}
