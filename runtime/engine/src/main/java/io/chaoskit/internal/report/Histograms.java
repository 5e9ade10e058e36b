package io.chaoskit.internal.report;

import io.chaoskit.report.Latency;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/** Histograms of nanoseconds in reports: their figures, and their text, which is the same for the same counts. */
public final class Histograms {

    /** Digits of the latency of a run. */
    public static final int DIGITS = 3;
    /** Digits of the latency of a time bucket. */
    static final int COARSE_DIGITS = 2;

    private Histograms() {}

    /**
     * The latency that a histogram holds.
     *
     * @param nanos iterations in nanoseconds
     * @return the figures, to three digits
     */
    public static Latency latency(Histogram nanos) {
        boolean empty = nanos.getTotalCount() == 0;
        return new Latency(
                Duration.ofNanos(empty ? 0 : nanos.getMinValue()),
                Duration.ofNanos(empty ? 0 : (long) nanos.getMean()),
                at(nanos, 50),
                at(nanos, 90),
                at(nanos, 95),
                at(nanos, 99),
                Duration.ofNanos(nanos.getMaxValue()));
    }

    private static Duration at(Histogram nanos, double percentile) {
        return Duration.ofNanos(nanos.getTotalCount() == 0 ? 0 : nanos.getValueAtPercentile(percentile));
    }

    /**
     * A histogram as text. How large it grew and what it was added up from do not show.
     *
     * @param histogram any
     * @return encoded as V2, in Base64; empty for an empty one
     */
    public static String text(Histogram histogram) {
        if (histogram.getTotalCount() == 0) {
            return "";
        }
        Histogram fitting =
                new Histogram(1, Math.max(2, histogram.getMaxValue()), histogram.getNumberOfSignificantValueDigits());
        fitting.add(histogram);
        ByteBuffer buffer = ByteBuffer.allocate(fitting.getNeededByteBufferCapacity());
        fitting.encodeIntoByteBuffer(buffer);
        buffer.flip();
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Adds what a text holds.
     *
     * @param text that {@link #text} made, or empty
     * @param to gets it; grows by itself
     * @throws IllegalArgumentException if it is no histogram of as many digits
     */
    public static void add(String text, Histogram to) {
        if (text.isEmpty()) {
            return;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            PlainHistogram plain = PlainHistogram.of(bytes);
            if (plain == null) {
                Histogram read = Histogram.decodeFromByteBuffer(ByteBuffer.wrap(bytes), 0);
                needDigits(read.getNumberOfSignificantValueDigits(), to);
                to.add(read);
            } else {
                needDigits(plain.digits(), to);
                plain.addTo(to);
            }
        } catch (RuntimeException broken) {
            throw new IllegalArgumentException(
                    "a latency histogram must be an HdrHistogram of V2 in Base64, but is not", broken);
        }
    }

    private static void needDigits(int digits, Histogram to) {
        if (digits < to.getNumberOfSignificantValueDigits()) {
            throw new IllegalArgumentException("too few digits");
        }
    }
}
