package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.json.GoNumbers;
import io.chaoskit.proxy.internal.metrics.ProcessMetrics;
import io.chaoskit.proxy.internal.metrics.Traffic;
import io.chaoskit.proxy.internal.metrics.Traffic.Bytes;
import io.chaoskit.proxy.internal.metrics.Traffic.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.zip.GZIPOutputStream;

/** The counters in the Prometheus text format, byte for byte as Toxiproxy shows its own. */
final class MetricsPage {

    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String HANDLER_ERRORS = """
            # HELP promhttp_metric_handler_errors_total Total number of internal errors encountered by the promhttp metric \
            handler.
            # TYPE promhttp_metric_handler_errors_total counter
            promhttp_metric_handler_errors_total{cause="encoding"} 0
            promhttp_metric_handler_errors_total{cause="gathering"} 0
            """;

    private final Traffic traffic;
    private final boolean withTraffic;
    private final boolean withRuntime;

    MetricsPage(Traffic traffic, boolean withTraffic, boolean withRuntime) {
        this.traffic = traffic;
        this.withTraffic = withTraffic;
        this.withRuntime = withRuntime;
    }

    Response answer(Request request) {
        byte[] page = page().getBytes(StandardCharsets.UTF_8);
        return request.acceptsGzip()
                ? Response.of(200, TYPE, compressed(page)).with("Content-Encoding", "gzip")
                : Response.of(200, TYPE, page);
    }

    private String page() {
        StringBuilder page = new StringBuilder();
        if (withRuntime) {
            page.append(ProcessMetrics.text());
        }
        page.append(HANDLER_ERRORS);
        if (withTraffic) {
            family(page, "toxiproxy_proxy_received_bytes_total", Bytes::received);
            family(page, "toxiproxy_proxy_sent_bytes_total", Bytes::sent);
        }
        return page.toString();
    }

    private void family(StringBuilder page, String name, ToLongFunction<Bytes> count) {
        Map<Series, Bytes> counts = traffic.counts();
        if (counts.isEmpty()) {
            return;
        }
        page.append("# HELP ").append(name).append(" \n# TYPE ").append(name).append(" counter\n");
        counts.forEach((series, bytes) -> page.append(name)
                .append("{direction=\"")
                .append(series.direction().name().toLowerCase(Locale.ROOT))
                .append("\",listener=\"")
                .append(escaped(series.listener()))
                .append("\",proxy=\"")
                .append(escaped(series.proxy()))
                .append("\",upstream=\"")
                .append(escaped(series.upstream()))
                .append("\"} ")
                .append(GoNumbers.metric(count.applyAsLong(bytes)))
                .append('\n'));
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\n", "\\n").replace("\"", "\\\"");
    }

    private static byte[] compressed(byte[] page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(page);
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes must be writable", e);
        }
        return bytes.toByteArray();
    }
}
