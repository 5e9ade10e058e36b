package io.chaoskit.suites;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The outcomes of the tests of one run.
 *
 * @param all by the unique name of each test: its status, with the types of what it failed with; a class or a template that is skipped, or
 *     fails by itself, is one of them
 * @param times that the test classes took, by their names
 */
record Outcomes(Map<String, String> all, Map<String, Duration> times) {

    static final String PASSED = TestExecutionResult.Status.SUCCESSFUL.name();
    static final String ABORTED = TestExecutionResult.Status.ABORTED.name();
    static final String FAILED = TestExecutionResult.Status.FAILED.name();
    static final String SKIPPED = "SKIPPED";

    static Outcomes of(LauncherDiscoveryRequest tests) {
        Watch watch = new Watch();
        LauncherFactory.create().execute(tests, watch);
        return new Outcomes(watch.all, watch.times);
    }

    private static final class Watch implements TestExecutionListener {

        private final Map<String, String> all = new TreeMap<>();
        private final Map<String, Duration> times = new TreeMap<>();
        private final Map<TestIdentifier, Long> begun = new HashMap<>();

        @Override
        public synchronized void executionSkipped(TestIdentifier skipped, String reason) {
            all.put(skipped.getUniqueId(), SKIPPED);
        }

        @Override
        public synchronized void executionStarted(TestIdentifier test) {
            if (isTestClass(test)) {
                begun.put(test, System.nanoTime());
            }
        }

        @Override
        public synchronized void executionFinished(TestIdentifier ended, TestExecutionResult result) {
            if (ended.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                all.put(ended.getUniqueId(), text(result));
            }
            if (isTestClass(ended)) {
                times.put(ended.getLegacyReportingName(), Duration.ofNanos(System.nanoTime() - begun.remove(ended)));
            }
        }

        private static boolean isTestClass(TestIdentifier test) {
            return test.getSource().filter(ClassSource.class::isInstance).isPresent();
        }

        private static String text(TestExecutionResult result) {
            StringBuilder text = new StringBuilder(result.getStatus().name());
            for (Throwable each = result.getThrowable().orElse(null); each != null; each = each.getCause()) {
                text.append(' ').append(each.getClass().getName());
            }
            return text.toString();
        }
    }

    long count(Predicate<String> which) {
        return all.values().stream().filter(which).count();
    }

    String of(String test) {
        return all.getOrDefault(test, "not run");
    }

    Duration timeOf(String testClass) {
        return times.getOrDefault(testClass, Duration.ZERO);
    }
}
