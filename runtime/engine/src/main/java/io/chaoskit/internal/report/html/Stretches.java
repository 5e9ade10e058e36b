package io.chaoskit.internal.report.html;

import io.chaoskit.internal.report.Histograms;
import io.chaoskit.report.TimeBuckets;
import io.chaoskit.report.TimeBuckets.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * How a run went, stretch by stretch, without a gap from its first iteration to its end.
 *
 * @param widthMs how long each is
 * @param rows by time
 */
record Stretches(long widthMs, List<Row> rows) {

    private static final int DIGITS = 2;

    /**
     * One stretch.
     *
     * @param atMs when it begins
     * @param iterations that ended in it
     * @param failures of them that failed
     * @param faults that fired in it
     * @param nanos how long they took; may be empty
     */
    record Row(long atMs, long iterations, long failures, long faults, Histogram nanos) {}

    /** At most so many of them, each of as many buckets. */
    static Stretches of(TimeBuckets buckets, int most) {
        List<Bucket> all = buckets.buckets();
        if (all.isEmpty()) {
            return new Stretches(buckets.widthMs(), List.of());
        }
        long end = all.get(all.size() - 1).atMs() + buckets.widthMs();
        long width = buckets.widthMs();
        while ((end + width - 1) / width > most) {
            width *= 2;
        }
        long each = width;
        Map<Long, List<Bucket>> byPlace = all.stream().collect(Collectors.groupingBy(bucket -> bucket.atMs() / each));
        List<Row> rows = new ArrayList<>();
        for (long i = 0; i * width < end; i++) {
            rows.add(row(i * width, byPlace.getOrDefault(i, List.of())));
        }
        return new Stretches(width, List.copyOf(rows));
    }

    private static Row row(long atMs, List<Bucket> buckets) {
        Histogram nanos = new Histogram(DIGITS);
        long iterations = 0;
        long failures = 0;
        long faults = 0;
        for (Bucket each : buckets) {
            iterations += each.iterations();
            failures += each.failures();
            faults += each.faults();
            Histograms.add(each.latency(), nanos);
        }
        return new Row(atMs, iterations, failures, faults, nanos);
    }

    /** A figure of each, in order. */
    <T> List<T> each(Function<Row, T> figure) {
        return rows.stream().map(figure).collect(Collectors.toList());
    }

    boolean has(Function<Row, Long> figure) {
        return rows.stream().anyMatch(each -> figure.apply(each) > 0);
    }
}
