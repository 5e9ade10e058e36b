package io.chaoskit.internal.run;

import io.chaoskit.effect.Injector;
import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.hit.BoundInjector;
import io.chaoskit.internal.hit.Wiring;
import io.chaoskit.internal.hit.WovenMethod;
import io.chaoskit.internal.host.HostMethod;
import io.chaoskit.internal.weave.Agent;
import io.chaoskit.internal.weave.HiddenImplementations;
import io.chaoskit.internal.weave.Unwoven;
import io.chaoskit.internal.weave.Weaver;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.value.Mistake;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The weaving of a run: puts gates into the methods that it needs, and reports which classes it could not change. */
final class Weaving {

    private static final Logger LOG = LoggerFactory.getLogger(Weaving.class);

    private final List<Injector> injectors;
    private final Findings findings;
    private final CleanUp cleanUp;
    private final Loom loom;
    private final Weaver.Watch watch;
    private final Set<Pointcut> woven = ConcurrentHashMap.newKeySet();
    private final Set<Integer> misfitting = ConcurrentHashMap.newKeySet();
    private List<Unwoven> unwoven = List.of();

    Weaving(List<Injector> injectors, Findings findings, CleanUp cleanUp, Loom loom, Weaver.Watch watch) {
        this.injectors = injectors;
        this.findings = findings;
        this.cleanUp = cleanUp;
        this.loom = loom;
        this.watch = watch;
    }

    /**
     * Weaves what the wiring asks for, until the run is cleaned up.
     *
     * @throws IllegalStateException when the JVM does not let classes be changed, and not only rules for hosts are in need of it:
     *     these have a point that needs no weaving
     */
    void begin(Wiring wiring) {
        List<Pointcut> ofMethods = wiring.pointcuts();
        List<Pointcut> pointcuts = Stream.concat(
                        ofMethods.stream(), wiring.hasHostRules() ? HostMethod.pointcuts() : Stream.empty())
                .toList();
        if (pointcuts.isEmpty()) {
            return;
        }
        try {
            Weaver weaver = loom.weave(pointcuts, (matching, method) -> attach(wiring, matching, method), watch);
            // After the weaver's, so that what it could not restore is reported as well.
            cleanUp.push("looking for classes that were not woven", () -> end(weaver));
            cleanUp.push("taking the faults out of methods", () -> loom.giveBack(weaver));
        } catch (IllegalStateException forbidden) {
            if (!ofMethods.isEmpty()) {
                throw forbidden;
            }
            LOG.warn(
                    "The rules of network { … } reach only calls of Chaos.maybeNetworkChaos(host, port), no sockets,"
                            + " channels, HTTP requests and look-ups: {}",
                    forbidden.getMessage());
        }
    }

    /** Called as late as when a class is loaded, by the thread that loads it. */
    private WovenMethod attach(Wiring wiring, List<Pointcut> matching, MethodShape method) {
        woven.addAll(matching);
        return wiring.woven(
                matching,
                method,
                injector -> fits(injector, method),
                wiring.hasHostRules() ? HostMethod.among(matching) : null);
    }

    /** What was there before the run does fit. */
    private boolean fits(BoundInjector injector, MethodShape method) {
        List<Mistake> misfits = Preflight.misfits(injectors.get(injector.injectorIndex()), method);
        if (!misfits.isEmpty() && misfitting.add(injector.index())) {
            findings.doubt("injector " + injector.injector() + " does not fit a class that was loaded during the run: "
                    + misfits.get(0).message());
        }
        return misfits.isEmpty();
    }

    private void end(Weaver weaver) {
        unwoven = weaver.unwoven();
        report(unwoven, findings);
    }

    /** What was missed is no reason to pass; what was never used is only worth a note. */
    static void report(List<Unwoven> unwoven, Findings findings) {
        for (Unwoven each : unwoven) {
            if (!each.missed()) {
                LOG.info("Never used, and {}", each.text());
            } else if (!each.restoring()) {
                findings.doubt(each.text());
            }
        }
    }

    /** Which classes an injector could not reach, and does not need to; empty for none. */
    String note(Injector injector) {
        List<Unwoven> unused = among(injector.effectiveSites(), each -> !each.missed());
        return unused.stream()
                .collect(Collectors.groupingBy(Unwoven::problem, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(each -> "never used, and " + each.getKey() + ": " + byReason(each.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** Why nothing may have arrived at a site. */
    String whyUnreached(Site site) {
        List<Unwoven> all = among(List.of(site), each -> true);
        if (all.isEmpty()) {
            return site.pointcut().map(pointcut -> whyUnreached(site, pointcut)).orElseGet(site::whyUnreached);
        }
        return all.stream()
                        .map(each -> each.type() + " " + each.problem() + " (" + each.reason() + ")")
                        .collect(Collectors.joining(", "))
                + ", and no thread of an iteration called a method of another class that '" + text(site) + "' matches";
    }

    private String whyUnreached(Site site, Pointcut pointcut) {
        HiddenImplementations hidden = HiddenImplementations.of(pointcut, Agent.instrumentation());
        if (woven.contains(pointcut)) {
            return site.whyUnreached() + (hidden.classes().isEmpty() ? "" : ", and " + hidden.text("other "));
        }
        String none = "no class was loaded that has a method that '" + pointcut.text() + "' matches";
        return hidden.classes().isEmpty() ? none : none + " and can be changed: " + hidden.text("");
    }

    private static String text(Site site) {
        return site.pointcut().map(Pointcut::text).orElseGet(site::text);
    }

    private List<Unwoven> among(List<Site> sites, Predicate<Unwoven> wanted) {
        List<Pointcut> pointcuts =
                sites.stream().flatMap(each -> each.pointcut().stream()).toList();
        return unwoven.stream()
                .filter(each -> each.pointcuts().stream().anyMatch(pointcuts::contains))
                .filter(wanted)
                .toList();
    }

    /** Optional libraries that are missing are missed by many classes. */
    private static String byReason(List<Unwoven> classes) {
        Map<String, List<String>> names = classes.stream()
                .collect(Collectors.groupingBy(
                        Unwoven::reason, TreeMap::new, Collectors.mapping(Unwoven::type, Collectors.toList())));
        return names.entrySet().stream()
                .map(each -> String.join(", ", each.getValue()) + " (" + each.getKey() + ")")
                .collect(Collectors.joining(", "));
    }
}
