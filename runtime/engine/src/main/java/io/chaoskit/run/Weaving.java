package io.chaoskit.run;

import io.chaoskit.effect.Injector;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.value.Mistake;
import io.chaoskit.weave.Fitting;
import io.chaoskit.weave.Unwoven;
import io.chaoskit.weave.Weaver;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the gates of a run into the methods that it needs, and tells which classes it could not change. */
final class Weaving {

    private static final Logger LOG = LoggerFactory.getLogger(Weaving.class);

    private final Run run;
    private final Set<Pointcut> woven = ConcurrentHashMap.newKeySet();
    private final Set<Integer> misfitting = ConcurrentHashMap.newKeySet();
    private List<Unwoven> unwoven = List.of();

    Weaving(Run run) {
        this.run = run;
    }

    /**
     * Weaves what the wiring asks for, until the run is cleaned up.
     *
     * @throws IllegalStateException when the JVM does not let classes be changed, and not only rules for hosts are in need of it:
     *     these have a point that needs no weaving
     */
    void begin() {
        Wiring wiring = run.wiring();
        List<Pointcut> pointcuts = wiring.pointcuts();
        if (pointcuts.isEmpty()) {
            return;
        }
        try {
            Weaver weaver = MethodHits.weave(pointcuts, this::attach);
            // After the weaver's, so that what it could not restore is told as well.
            run.cleanUp().push("looking for classes that were not woven", () -> end(weaver));
            run.cleanUp().push("taking the faults out of methods", weaver::close);
        } catch (IllegalStateException forbidden) {
            if (!wiring.needsMethodsOnlyForHosts()) {
                throw forbidden;
            }
            LOG.warn(
                    "The rules of network { … } reach only calls of Chaos.maybeNetworkChaos(host, port), no sockets,"
                            + " channels, HTTP requests and look-ups: {}",
                    forbidden.getMessage());
        }
    }

    /** Called as late as when a class is loaded, by the thread that loads it. */
    private MethodSlots attach(List<Pointcut> matching, MethodShape method) {
        woven.addAll(matching);
        return run.wiring().attach(matching, method, slot -> fits(slot, method));
    }

    /** What was there before the run does fit. */
    private boolean fits(Slot slot, MethodShape method) {
        List<Mistake> misfits = Fitting.misfits(run.scenario().injectors().get(slot.injectorIndex()), method);
        if (!misfits.isEmpty() && misfitting.add(slot.index())) {
            run.findings()
                    .doubt("injector " + slot.injector() + " does not fit a class that was loaded during the run: "
                            + misfits.get(0).message());
        }
        return misfits.isEmpty();
    }

    private void end(Weaver weaver) {
        unwoven = weaver.unwoven();
        report(unwoven, run.findings());
    }

    /** What was missed is no reason to pass; what nobody used is only worth a note. */
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
            return site.pointcut()
                    .filter(pointcut -> !woven.contains(pointcut))
                    .map(pointcut -> "no class was loaded that has a method that '" + pointcut.text() + "' matches")
                    .orElseGet(site::whyUnreached);
        }
        return all.stream()
                        .map(each -> each.type() + " " + each.problem() + " (" + each.reason() + ")")
                        .collect(Collectors.joining(", "))
                + ", and no thread of an iteration called a method of another class that '" + text(site) + "' matches";
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
