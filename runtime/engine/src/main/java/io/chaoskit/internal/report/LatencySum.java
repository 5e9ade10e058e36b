package io.chaoskit.internal.report;

import org.HdrHistogram.Histogram;

/** Latencies that are added up, and taken away as text. Not safe for several threads. */
public final class LatencySum {

    private final Histogram nanos = new Histogram(Histograms.DIGITS);

    /** None yet. */
    public LatencySum() {}

    /**
     * Adds one.
     *
     * @param duration in nanoseconds, 0 or more
     */
    public void add(long duration) {
        nanos.recordValue(duration);
    }

    /**
     * Takes all.
     *
     * @return as {@link Histograms#text}
     */
    public String take() {
        String text = Histograms.text(nanos);
        nanos.reset();
        return text;
    }
}
