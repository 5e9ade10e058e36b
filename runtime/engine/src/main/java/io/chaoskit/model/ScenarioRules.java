package io.chaoskit.model;

import io.chaoskit.effect.Injector;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.points.Point;
import io.chaoskit.site.Site;
import io.chaoskit.site.Site.Arrival;
import io.chaoskit.site.Sites;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules for a scenario as a whole. */
final class ScenarioRules {

    private final ScenarioBuilder<?> scenario;
    private final List<Mistake> mistakes = new ArrayList<>();

    ScenarioRules(ScenarioBuilder<?> scenario) {
        this.scenario = scenario;
    }

    List<Mistake> mistakes() {
        oneTarget();
        somethingToRun();
        oneLength();
        uniqueSteps();
        uniqueInjectors();
        knownSteps();
        proxies();
        methodsWhereNeeded();
        effectsThatFit();
        knownValidators();
        return mistakes;
    }

    private void oneTarget() {
        if (!scenario.saidAt.containsKey("target") && scenario.steps.isEmpty()) {
            add(
                    scenario.scenarioAt,
                    "a scenario without a step must have a target, but '" + scenario.name + "' has none",
                    "target engine");
        }
        for (Target extra : scenario.targets.stream().skip(1).toList()) {
            SourceLocation first = scenario.targets.get(0).at();
            add(
                    extra.at(),
                    "a scenario must have one target, but this is another one",
                    "remove one" + firstIsAt(first));
        }
    }

    private void somethingToRun() {
        if (scenario.targets.isEmpty() || !scenario.steps.isEmpty()) {
            return;
        }
        Target target = scenario.targets.get(0);
        if (target.cannotRun()) {
            add(
                    target.at(),
                    "a scenario without a step must have a target that can be run, but " + target.type() + " cannot",
                    "step('name') { … }, or give it a public run(), call() or execute() without arguments");
        }
    }

    private void oneLength() {
        SourceLocation repeat = scenario.saidAt.get("repeat");
        SourceLocation runFor = scenario.saidAt.get("runFor");
        if (repeat != null && runFor != null) {
            boolean repeatIsSecond = repeat.compareTo(runFor) > 0;
            add(
                    repeatIsSecond ? repeat : runFor,
                    "a scenario must have repeat or runFor, but has both",
                    "remove one" + firstIsAt(repeatIsSecond ? runFor : repeat));
        }
    }

    private void uniqueSteps() {
        Map<String, SourceLocation> seen = new HashMap<>();
        for (Step step : scenario.steps) {
            unique(seen, "step", step.name(), step.at());
        }
    }

    private void uniqueInjectors() {
        Map<String, SourceLocation> seen = new HashMap<>();
        for (Injector injector : scenario.injectors) {
            if (!injector.name().isEmpty()) {
                unique(seen, "injector", injector.name(), injector.at());
            }
        }
    }

    private void unique(Map<String, SourceLocation> seen, String kind, String name, SourceLocation at) {
        SourceLocation first = seen.putIfAbsent(name, at);
        if (first != null) {
            add(at, kind + " names must be unique, but '" + name + "' is there twice", "rename one" + firstIsAt(first));
        }
    }

    private void knownSteps() {
        Set<String> names =
                new LinkedHashSet<>(scenario.steps.stream().map(Step::name).toList());
        if (names.isEmpty()) {
            names.add("run");
        }
        for (Injector injector : scenario.injectors) {
            for (Site site : injector.sites()) {
                if (site.arrival() == Arrival.STEP && !site.equals(Sites.everyStep())) {
                    known("step", site.name(), names, injector.at());
                }
            }
        }
    }

    private static boolean isCalled(Site site) {
        return site.arrival() == Arrival.METHOD
                || site.point().filter(Point.FAILPOINT::equals).isPresent();
    }

    private void proxies() {
        scenario.resources.forEach(resource -> mistakes.addAll(resource.mistakes()));
        Set<String> names = scenario.resources.stream()
                .flatMap(resource -> resource.proxies().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Injector injector : scenario.injectors) {
            for (Site site : injector.sites()) {
                if (site.arrival() == Arrival.PROXY) {
                    onProxy(injector, site, names);
                }
            }
        }
    }

    private void onProxy(Injector injector, Site proxy, Set<String> names) {
        if (!names.contains(proxy.name())) {
            mistakes.add(unknown("proxy", proxy.name(), names, injector.at()));
        } else if (!injector.effect().fitsProxy()) {
            add(
                    injector.at(),
                    injector.effect().text() + " cannot be used on " + proxy.text(),
                    scenario.resources.stream()
                            .filter(resource -> resource.proxies().contains(proxy.name()))
                            .map(Resource::proxyHint)
                            .findFirst()
                            .orElseThrow());
        } else if (scenario.lanes > 1 && injector.trigger().countsHits()) {
            add(
                    injector.at(),
                    "'" + injector.trigger() + "' on " + proxy.text()
                            + " must be with one lane, because with several no"
                            + " iteration has the link for itself, but there are " + scenario.lanes,
                    "use toxicity: 0.5 for a share of the connections, a trigger in time such as every 10.s, or none");
        }
    }

    private void methodsWhereNeeded() {
        for (Injector injector : scenario.injectors) {
            boolean onMethods = injector.effectiveSites().stream().allMatch(ScenarioRules::isCalled);
            if (injector.effect().needsMethod() && (injector.sites().isEmpty() || !onMethods)) {
                add(
                        injector.at(),
                        injector.effect().text() + " must be on a method, but is not",
                        "inject … on 'com.acme.Repo.save(..)'");
            }
        }
    }

    private void effectsThatFit() {
        for (Injector injector : scenario.injectors) {
            injector.effectiveSites().stream()
                    .flatMap(site -> injector.effectAt(site).misfit(site, injector.trigger()).stream())
                    .findFirst()
                    .ifPresent(wrong -> mistakes.add(Mistake.of(injector.at(), wrong)));
        }
    }

    private void knownValidators() {
        Set<String> names = new LinkedHashSet<>();
        for (Assertion assertion : scenario.assertions) {
            names.add(assertion.id());
            names.add(assertion.name());
        }
        scenario.thresholds.critical().forEach(name -> known("validator", name, names, scenario.thresholdsAt));
        scenario.thresholds.warning().forEach(name -> known("validator", name, names, scenario.thresholdsAt));
    }

    private void known(String kind, String name, Collection<String> names, SourceLocation at) {
        if (!names.contains(name)) {
            mistakes.add(unknown(kind, name, names, at));
        }
    }

    /** The mistake of a name that nothing has. */
    private static Mistake unknown(String kind, String name, Collection<String> names, SourceLocation at) {
        String there = names.isEmpty() ? "there is none" : "there are: " + String.join(", ", names);
        String hint = Nearest.to(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(there);
        return new Mistake(at, "there is no " + kind + " '" + name + "'", hint);
    }

    /** Points to an earlier declaration, where its place is known. */
    static String firstIsAt(SourceLocation first) {
        return first.known() ? "; the first is at " + first : "";
    }

    private void add(SourceLocation at, String message, String hint) {
        mistakes.add(new Mistake(at, message, hint));
    }
}
