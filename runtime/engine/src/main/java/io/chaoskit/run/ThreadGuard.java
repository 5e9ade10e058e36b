package io.chaoskit.run;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** Ends a run whose target starts threads without end, before the JVM has none left for ChaosKit's own work. */
final class ThreadGuard {

    private static final int MOST = 5_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Run run;
    private final int atStart = threads.getThreadCount();

    ThreadGuard(Run run) {
        this.run = run;
    }

    /** Looks, which takes a microsecond. */
    void look() {
        int more = threads.getThreadCount() - atStart;
        if (more > MOST && !run.stop().requested()) {
            String why = "there were " + more + " more live threads than at the start; the most is " + MOST;
            run.findings().fatal(why);
            run.stop().now(why, Duration.ofSeconds(2));
        }
    }
}
