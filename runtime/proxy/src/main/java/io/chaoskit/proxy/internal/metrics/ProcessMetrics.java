package io.chaoskit.proxy.internal.metrics;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Locale;

/** What this process uses, in the Prometheus text format: {@code jvm_*} and {@code process_*}, sorted by name. */
public final class ProcessMetrics {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private ProcessMetrics() {}

    /** All of them now; what this platform does not tell is left out. */
    public static String text() {
        StringBuilder page = new StringBuilder();
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        gauge(
                page,
                "jvm_memory_heap_bytes",
                "Heap in use.",
                memory.getHeapMemoryUsage().getUsed());
        gauge(
                page,
                "jvm_memory_non_heap_bytes",
                "Memory beside the heap in use.",
                memory.getNonHeapMemoryUsage().getUsed());
        gauge(
                page,
                "jvm_threads",
                "Live threads.",
                ManagementFactory.getThreadMXBean().getThreadCount());
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            String cpu = "process_cpu_seconds_total";
            metric(
                    page,
                    cpu,
                    "Total user and system CPU time spent in seconds.",
                    "counter",
                    system.getProcessCpuTime() / NANOS_PER_SECOND);
            gauge(
                    page,
                    "process_max_fds",
                    "Maximum number of open file descriptors.",
                    system.getMaxFileDescriptorCount());
            gauge(page, "process_open_fds", "Number of open file descriptors.", system.getOpenFileDescriptorCount());
        }
        double start = ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND;
        gauge(page, "process_start_time_seconds", "Start time of the process since unix epoch in seconds.", start);
        return page.toString();
    }

    private static void gauge(StringBuilder page, String name, String help, double value) {
        metric(page, name, help, "gauge", value);
    }

    private static void metric(StringBuilder page, String name, String help, String type, double value) {
        page.append(
                String.format(Locale.ROOT, "# HELP %s %s%n# TYPE %s %s%n%s %s%n", name, help, name, type, name, value));
    }
}
