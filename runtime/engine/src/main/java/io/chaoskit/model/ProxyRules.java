package io.chaoskit.model;

import io.chaoskit.injector.Injector;
import io.chaoskit.site.ProxySite;
import io.chaoskit.site.Site;
import io.chaoskit.value.Mistake;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What must be true of injectors on proxies. */
final class ProxyRules {

    private final ScenarioBuilder scenario;
    private final List<Mistake> mistakes;

    ProxyRules(ScenarioBuilder scenario, List<Mistake> mistakes) {
        this.scenario = scenario;
        this.mistakes = mistakes;
    }

    void check() {
        Set<String> names = scenario.resources.stream()
                .flatMap(resource -> resource.proxies().stream())
                .map(ProxySite::name)
                .collect(Collectors.toCollection(TreeSet::new));
        for (Injector injector : scenario.injectors) {
            for (Site site : injector.sites()) {
                if (site instanceof ProxySite proxy) {
                    check(injector, proxy, names);
                }
            }
        }
    }

    private void check(Injector injector, ProxySite proxy, Set<String> names) {
        if (!names.contains(proxy.name())) {
            mistakes.add(ScenarioRules.unknown("proxy", proxy.name(), names, injector.at()));
        } else if (!injector.effect().fitsProxy()) {
            mistakes.add(
                    new Mistake(
                            injector.at(),
                            injector.effect().text() + " must be where code comes by, but is on " + proxy.text(),
                            "on a proxy there are latency, bandwidth, slowClose, timeout, slicer, limitData, resetPeer, packetLoss, corruptData and down"));
        } else if (scenario.lanes > 1 && injector.trigger().countsHits()) {
            mistakes.add(new Mistake(
                    injector.at(),
                    "'" + injector.trigger() + "' on " + proxy.text()
                            + " must be with one lane, because with several no"
                            + " iteration has the link for itself, but there are " + scenario.lanes,
                    "use a trigger in time such as every 10.s, or none"));
        }
    }
}
