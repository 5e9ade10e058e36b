package io.chaoskit.internal.tests.platform;

import io.chaoskit.internal.tests.TestClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Tests that the engines find which are on the class path. */
public final class PlatformTests implements TestClasses {

    /** Reports of other tools are not written: this is no build. */
    private final Launcher launcher = LauncherFactory.create(LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enablePostDiscoveryFilterAutoRegistration(false)
            .build());

    @Override
    public List<String> names(List<Class<?>> types) {
        TestPlan plan = launcher.discover(request(types, name -> true));
        List<String> names = new ArrayList<>();
        plan.getRoots().forEach(root -> add(plan, root, names));
        return names;
    }

    /** A feature with a table is no test, but has some when it is run. */
    private static void add(TestPlan plan, TestIdentifier node, List<String> names) {
        if (node.isTest() || isMethod(node)) {
            names.add(name(node.getDisplayName()));
        } else {
            plan.getChildren(node).forEach(each -> add(plan, each, names));
        }
    }

    private static boolean isMethod(TestIdentifier node) {
        return node.getSource().filter(MethodSource.class::isInstance).isPresent();
    }

    /** Jupiter shows a method with its parentheses. */
    private static String name(String displayed) {
        return displayed.replaceFirst("\\(.*\\)$", "");
    }

    @Override
    public List<Result> run(List<Class<?>> types, Predicate<String> named) {
        List<Result> results = new ArrayList<>();
        launcher.execute(request(types, named), new Recorder(results));
        return results;
    }

    private static LauncherDiscoveryRequest request(List<Class<?>> types, Predicate<String> named) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        types.forEach(each -> selectors.add(DiscoverySelectors.selectClass(each)));
        PostDiscoveryFilter wanted = each -> FilterResult.includedIf(isWanted(each, named));
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(wanted)
                .build();
    }

    /** Classes are left out when nothing in them is wanted. */
    private static boolean isWanted(TestDescriptor test, Predicate<String> named) {
        return test.isRoot()
                || test.getSource().filter(ClassSource.class::isInstance).isPresent()
                || named.test(name(test.getDisplayName()))
                || test.getParent()
                        .filter(above -> above.getSource()
                                        .filter(MethodSource.class::isInstance)
                                        .isPresent()
                                && isWanted(above, named))
                        .isPresent();
    }

    /** Notes tests, and whatever else fails: a set-up that several have, say. */
    private record Recorder(List<Result> results, Set<String> withRows) implements TestExecutionListener {

        Recorder(List<Result> results) {
            this(results, ConcurrentHashMap.newKeySet());
        }

        /** A feature with rows is one test for each of them. */
        @Override
        public void dynamicTestRegistered(TestIdentifier row) {
            row.getParentId().ifPresent(withRows::add);
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            add(test, Outcome.SKIPPED, Optional.empty());
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            switch (result.getStatus()) {
                case SUCCESSFUL -> {
                    if (test.isTest() && !withRows.contains(test.getUniqueId())) {
                        add(test, Outcome.PASSED, Optional.empty());
                    }
                }
                case ABORTED -> add(test, Outcome.SKIPPED, Optional.empty());
                case FAILED -> add(test, Outcome.FAILED, result.getThrowable());
            }
        }

        private synchronized void add(TestIdentifier test, Outcome outcome, Optional<Throwable> thrown) {
            results.add(new Result(name(test.getDisplayName()), outcome, thrown));
        }
    }
}
