package io.chaoskit.proxy.internal.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import io.chaoskit.proxy.internal.json.GoNumbers;
import io.chaoskit.proxy.internal.metrics.Traffic.Bytes;
import io.chaoskit.proxy.internal.metrics.Traffic.Series;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The page of metrics in the Prometheus text format, byte for byte as Toxiproxy shows its own. */
public final class MetricsPage {

    /** The page's {@code Content-Type}. */
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final String HANDLER_ERRORS = """
            # HELP promhttp_metric_handler_errors_total Total number of internal errors encountered by the promhttp metric \
            handler.
            # TYPE promhttp_metric_handler_errors_total counter
            promhttp_metric_handler_errors_total{cause="encoding"} 0
            promhttp_metric_handler_errors_total{cause="gathering"} 0
            """;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Traffic traffic;
    private final boolean withTraffic;
    private final boolean withRuntime;

    /**
     * A page of these metrics.
     *
     * @param traffic the counters of the proxies
     * @param withTraffic whether to show them
     * @param withRuntime whether to show the resources of this process
     */
    public MetricsPage(Traffic traffic, boolean withTraffic, boolean withRuntime) {
        this.traffic = traffic;
        this.withTraffic = withTraffic;
        this.withRuntime = withRuntime;
    }

    /** The page with the present values. */
    public byte[] bytes() {
        StringBuilder page = new StringBuilder();
        if (withRuntime) {
            addProcess(page);
        }
        page.append(HANDLER_ERRORS);
        if (withTraffic) {
            addTraffic(page, "toxiproxy_proxy_received_bytes_total", Bytes::received);
            addTraffic(page, "toxiproxy_proxy_sent_bytes_total", Bytes::sent);
        }
        return page.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void addTraffic(StringBuilder page, String name, ToLongFunction<Bytes> count) {
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

    /** Metrics {@code jvm_*} and {@code process_*}, sorted by name; those that this platform does not have are left out. */
    private static void addProcess(StringBuilder page) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        int threads = ManagementFactory.getThreadMXBean().getThreadCount();
        double start = ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND;
        long heap = memory.getHeapMemoryUsage().getUsed();
        long other = memory.getNonHeapMemoryUsage().getUsed();
        gauge(page, "jvm_memory_heap_bytes", "Heap in use.", heap);
        gauge(page, "jvm_memory_non_heap_bytes", "Memory beside the heap in use.", other);
        gauge(page, "jvm_threads", "Live threads.", threads);
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            String cpu = "Total user and system CPU time spent in seconds.";
            double seconds = system.getProcessCpuTime() / NANOS_PER_SECOND;
            long most = system.getMaxFileDescriptorCount();
            metric(page, "process_cpu_seconds_total", cpu, "counter", seconds);
            gauge(page, "process_max_fds", "Maximum number of open file descriptors.", most);
            gauge(page, "process_open_fds", "Number of open file descriptors.", system.getOpenFileDescriptorCount());
        }
        gauge(page, "process_start_time_seconds", "Start time of the process since unix epoch in seconds.", start);
    }

    private static void gauge(StringBuilder page, String name, String help, double value) {
        metric(page, name, help, "gauge", value);
    }

    private static void metric(StringBuilder page, String name, String help, String type, double value) {
        page.append(
                String.format(Locale.ROOT, "# HELP %s %s%n# TYPE %s %s%n%s %s%n", name, help, name, type, name, value));
    }
}
