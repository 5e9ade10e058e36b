package io.chaoskit.internal.report.compare;

import java.util.Locale;

/** How something in the second run is, seen from the first. */
public enum Change {
    /** Worse, and not by chance. */
    WORSE,
    /** Better, and not by chance. */
    BETTER,
    /** A kind of failures that the first run did not have; it may be chance. */
    NEW,
    /** A kind of failures that the second run did not have; it may be chance. */
    GONE,
    /** Different, and neither good nor bad in itself. */
    CHANGED,
    /** Not different, or so little that chance explains it. */
    SAME;

    /**
     * The change in reports.
     *
     * @return for example {@code worse}; {@code no change} for {@link #SAME}
     */
    public String text() {
        return this == SAME ? "no change" : name().toLowerCase(Locale.ROOT);
    }

    /** Of something that is bad, the more there is of it. */
    static Change ofMore(boolean more) {
        return more ? WORSE : BETTER;
    }
}
