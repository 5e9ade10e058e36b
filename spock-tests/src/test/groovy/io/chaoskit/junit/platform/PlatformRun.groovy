package io.chaoskit.junit.platform

import org.junit.platform.engine.DiscoverySelector
import org.junit.platform.engine.Filter
import org.junit.platform.engine.TestExecutionResult
import org.junit.platform.engine.reporting.ReportEntry
import org.junit.platform.launcher.EngineFilter
import org.junit.platform.launcher.LauncherDiscoveryRequest
import org.junit.platform.launcher.TestExecutionListener
import org.junit.platform.launcher.TestIdentifier
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder
import org.junit.platform.launcher.core.LauncherFactory

/** What the JUnit Platform tells of one engine, in order. */
class PlatformRun implements TestExecutionListener {

    /** The last segment of each id, with what became of it. */
    final List<String> events = []
    final Map<String, Throwable> thrown = [:]
    final Map<String, TestIdentifier> nodes = [:]
    final List<Map<String, String>> entries = []

    static PlatformRun of(Map<String, String> parameters = [:], String engine = 'chaoskit', List<DiscoverySelector> selectors, Filter<?>... filters) {
        def run = new PlatformRun()
        LauncherFactory.create().execute(request(parameters, engine, selectors, filters), run)
        run
    }

    /** The display names of what is found, without running it. */
    static List<String> found(String engine = 'chaoskit', List<DiscoverySelector> selectors, Filter<?>... filters) {
        def plan = LauncherFactory.create().discover(request([:], engine, selectors, filters))
        plan.roots.collectMany { plan.getChildren(it) }*.displayName
    }

    private static LauncherDiscoveryRequest request(Map<String, String> parameters, String engine, List<DiscoverySelector> selectors, Filter<?>... filters) {
        LauncherDiscoveryRequestBuilder.request().selectors(selectors).configurationParameters(parameters)
            .filters(EngineFilter.includeEngines(engine)).filters(filters).build()
    }

    @Override
    void executionStarted(TestIdentifier test) {
        nodes[name(test)] = test
    }

    @Override
    void executionSkipped(TestIdentifier test, String reason) {
        nodes[name(test)] = test
        events << "${name(test)} SKIPPED".toString()
    }

    @Override
    void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (test.parentId.present) {
            events << "${name(test)} $result.status".toString()
            result.throwable.ifPresent { thrown[name(test)] = it }
        }
    }

    @Override
    void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
        entries << entry.keyValuePairs
    }

    private static String name(TestIdentifier test) {
        test.uniqueIdObject.lastSegment.with { "$it.type:$it.value" }
    }
}
