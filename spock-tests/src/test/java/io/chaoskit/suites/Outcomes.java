package io.chaoskit.suites;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The outcomes of the tests of one run, by their unique names: the status of each, with the types of what it failed with. A class or a template that
 * is skipped, or fails by itself, is one of them.
 */
record Outcomes(Map<String, String> all) {

    static final String PASSED = TestExecutionResult.Status.SUCCESSFUL.name();
    static final String ABORTED = TestExecutionResult.Status.ABORTED.name();
    static final String FAILED = TestExecutionResult.Status.FAILED.name();
    static final String SKIPPED = "SKIPPED";

    static Outcomes of(LauncherDiscoveryRequest tests) {
        Map<String, String> all = new TreeMap<>();
        LauncherFactory.create().execute(tests, new TestExecutionListener() {
            @Override
            public synchronized void executionSkipped(TestIdentifier skipped, String reason) {
                all.put(skipped.getUniqueId(), SKIPPED);
            }

            @Override
            public synchronized void executionFinished(TestIdentifier ended, TestExecutionResult result) {
                if (ended.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                    all.put(ended.getUniqueId(), text(result));
                }
            }
        });
        return new Outcomes(all);
    }

    private static String text(TestExecutionResult result) {
        StringBuilder text = new StringBuilder(result.getStatus().name());
        for (Throwable each = result.getThrowable().orElse(null); each != null; each = each.getCause()) {
            text.append(' ').append(each.getClass().getName());
        }
        return text.toString();
    }

    long count(Predicate<String> which) {
        return all.values().stream().filter(which).count();
    }

    String of(String test) {
        return all.getOrDefault(test, "not run");
    }
}
