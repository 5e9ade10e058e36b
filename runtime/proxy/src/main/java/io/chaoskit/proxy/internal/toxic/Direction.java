package io.chaoskit.proxy.internal.toxic;

/** One of the two directions of a connection, Toxiproxy's "stream". */
public enum Direction {
    /** From the client to the upstream. */
    UPSTREAM,
    /** From the upstream to the client. */
    DOWNSTREAM;

    /**
     * The direction of this name.
     *
     * @param text {@code upstream} or {@code downstream} in any case
     * @return the direction, or null when the text is neither
     */
    public static Direction of(String text) {
        for (Direction direction : values()) {
            if (direction.name().equalsIgnoreCase(text)) {
                return direction;
            }
        }
        return null;
    }
}
