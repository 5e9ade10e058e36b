package io.chaoskit.internal.run;

import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.hit.Stop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Ends a run whose target starts threads without end, before the JVM has none left for ChaosKit's own work. */
final class ThreadGuard {

    private static final int MAX_MORE = 5_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Findings findings;
    private final Stop stop;
    private final int atStart = threads.getThreadCount();

    ThreadGuard(Findings findings, Stop stop) {
        this.findings = findings;
        this.stop = stop;
    }

    /** Looks, which takes a microsecond. */
    void look() {
        int more = threads.getThreadCount() - atStart;
        if (more > MAX_MORE && !stop.requested()) {
            String why = "there were " + more + " more live threads than at the start; the most is " + MAX_MORE;
            findings.fatal(why);
            stop.now(why);
        }
    }
}
