package io.chaoskit.internal.report.html;

import io.chaoskit.internal.json.Json;
import io.chaoskit.report.Latency;
import io.chaoskit.report.Report;
import io.chaoskit.report.TimeBuckets;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What is drawn, as JSON: times in milliseconds, on the time axis in seconds. */
final class PlotData {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MILLIS = 1e3;
    private static final MathContext DIGITS = new MathContext(4);

    private PlotData() {}

    /** Numbers alone, so that nothing in it can end the script element that it stands in. */
    static String json(List<Report> reports) {
        return Json.compact(Map.of("runs", reports.stream().map(PlotData::run).toList()));
    }

    private static Map<String, Object> run(Report report) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("latency", latency(report));
        run.put("time", time(Stretches.of(report.buckets(), TimeBuckets.MOST)));
        return run;
    }

    private static Map<String, Object> latency(Report report) {
        Distribution distribution = Distribution.of(report);
        Latency figures = report.latency();
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("from", distribution.from().stream().map(PlotData::millis).toList());
        latency.put("to", distribution.to().stream().map(PlotData::millis).toList());
        latency.put("at", distribution.middles().stream().map(PlotData::millis).toList());
        latency.put("counts", distribution.countsAsList());
        latency.put(
                "marks", List.of(mark("p50", figures.p50()), mark("p95", figures.p95()), mark("p99", figures.p99())));
        return latency;
    }

    private static Map<String, Object> mark(String name, Duration at) {
        Map<String, Object> mark = new LinkedHashMap<>();
        mark.put("name", name);
        mark.put("ms", millis(at.toNanos()));
        return mark;
    }

    private static Map<String, Object> time(Stretches stretches) {
        Map<String, Object> time = new LinkedHashMap<>();
        time.put("width", number(stretches.widthMs() / MILLIS));
        time.put("at", stretches.each(each -> number(each.atMs() / MILLIS)));
        time.put("iterations", stretches.each(Stretches.Row::iterations));
        time.put("failures", stretches.each(Stretches.Row::failures));
        time.put("faults", stretches.each(Stretches.Row::faults));
        time.put("p50", stretches.each(each -> percentile(each.nanos(), 50)));
        time.put("p95", stretches.each(each -> percentile(each.nanos(), 95)));
        return time;
    }

    /** Null where nothing was measured, which makes a gap. */
    private static BigDecimal percentile(Histogram nanos, double percentile) {
        return nanos.getTotalCount() == 0 ? null : millis(nanos.getValueAtPercentile(percentile));
    }

    private static BigDecimal millis(double nanos) {
        return number(nanos / NANOS_PER_MILLI);
    }

    private static BigDecimal number(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    }
}
