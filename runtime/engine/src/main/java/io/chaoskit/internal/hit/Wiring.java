package io.chaoskit.internal.hit;

import io.chaoskit.effect.Delay;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.internal.value.Mixer;
import io.chaoskit.plan.Plan;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.points.Point;
import io.chaoskit.site.Contact;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.site.Site.Arrival;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Gate;
import io.chaoskit.trigger.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Wires the injectors of a run to their sites: a hit at a site goes through them in the order written. Immutable, but for the hits of
 * {@link Outsiders} and the table of {@link SharedMethods}.
 */
public final class Wiring {

    public static final Wiring NONE = new Wiring(List.of(), List.of(), List.of(), 0, Plan.random(), false);

    private final List<BoundInjector> injectors = new ArrayList<>();
    private final Map<Site, List<BoundInjector>> bySite = new HashMap<>();
    private final Map<String, BoundInjector[]> named = new HashMap<>();
    private final Map<String, WovenMethod> failpoints = new HashMap<>();
    private final boolean looksAtEachHit;
    private final boolean decidesRun;
    private final boolean followsRetries;
    private final BoundInjector[][] steps;
    private final long[] keys;
    /** By the index of a binding: the indices of all bindings of its injector. */
    private final int[][] beside;

    private final Outsiders outsiders;
    private final List<Pointcut> measured;
    /** What it has on methods that are woven for others as well. */
    private volatile SharedMethods.Table shared = SharedMethods.Table.NONE;

    private final List<BoundInjector> onRun = new ArrayList<>();
    private final List<BoundInjector> onIteration = new ArrayList<>();
    private final BoundInjector[] iterationStart;
    final BoundInjector[] delay;
    final BoundInjector[] panic;
    final BoundInjector[] error;
    final BoundInjector[] cancel;
    final BoundInjector[] hosts;

    /** {@code followsRetries} says whether a validator asks for what is called again after a fault. */
    public Wiring(
            List<Injector> injectors,
            List<Pointcut> measured,
            List<String> stepNames,
            long seed,
            Plan plan,
            boolean followsRetries) {
        this.followsRetries = followsRetries;
        this.measured = List.copyOf(measured);
        this.looksAtEachHit = plan.looksAtEachHit();
        this.decidesRun = plan.decidesRun();
        for (int i = 0; i < injectors.size(); i++) {
            bind(i, injectors.get(i), stepNames, seed, plan);
        }
        keys = this.injectors.stream().mapToLong(BoundInjector::key).toArray();
        beside = beside();
        outsiders = new Outsiders(keys.length);
        iterationStart = onIteration.toArray(BoundInjector[]::new);
        delay = at(Sites.maybeDelay());
        panic = at(Sites.maybePanic());
        error = at(Sites.maybeError());
        cancel = at(Sites.maybeCancel());
        hosts = at(Sites.hosts());
        for (BoundInjector each : this.injectors) {
            // By name: a hit at one of these brings no more.
            Site site = each.site();
            if (site.point().filter(Point.NAMED::equals).isPresent()) {
                named.computeIfAbsent(site.name(), name -> at(site));
            } else if (site.point().filter(Point.FAILPOINT::equals).isPresent() && site instanceof MethodShape shape) {
                failpoints.computeIfAbsent(
                        site.name(), name -> new WovenMethod(this, at(site), shape, new int[0], null));
            }
        }
        steps = stepNames.stream().map(name -> at(Sites.step(name))).toArray(BoundInjector[][]::new);
    }

    private void bind(int index, Injector injector, List<String> stepNames, long seed, Plan plan) {
        Trigger trigger = injector.trigger();
        // Armed once for all sites: a limit counts over all of them.
        Gate gate = trigger.arm();
        Gate rest = trigger.withoutInterval().arm();
        for (Site site : injector.effectiveSites()) {
            Effect effect = injector.effectAt(site);
            Gate own = gate;
            if (effect instanceof Delay plain && trigger.interval().isPresent()) {
                long key = Mixer.mix(seed, Mixer.key(injector.name()));
                DelayWindow window = new DelayWindow(plain, trigger.interval().get(), key);
                own = hit -> window.admits(hit) && rest.admits(hit);
                effect = window;
            }
            if (site.equals(Sites.hosts())) {
                Gate triggered = own;
                Effect asked = effect;
                own = hit -> asked.happens(hit) && triggered.admits(hit);
            }
            for (Site single : site.equals(Sites.everyStep()) ? each(stepNames) : List.of(site)) {
                add(
                        BoundInjector.of(
                                injectors.size(),
                                index,
                                injector,
                                single,
                                followed(single, plan.under(own)),
                                plan.over(effect)),
                        trigger);
            }
        }
    }

    private void add(BoundInjector bound, Trigger trigger) {
        injectors.add(bound);
        bySite.computeIfAbsent(bound.site(), site -> new ArrayList<>()).add(bound);
        switch (bound.site().arrival()) {
            case RUN -> onRun.add(bound);
            case PROXY -> (trigger.countsHits() ? onIteration : onRun).add(bound);
            default -> {}
        }
    }

    /** Only code calls again. */
    private Gate followed(Site site, Gate gate) {
        boolean inCode = site.arrival() == Arrival.METHOD || site.arrival() == Arrival.POINT;
        return !followsRetries || !inCode
                ? gate
                : hit -> {
                    ((Task) hit).followed();
                    return gate.admits(hit);
                };
    }

    private static List<Site> each(List<String> stepNames) {
        return stepNames.stream().map(Sites::step).toList();
    }

    private BoundInjector[] at(Site site) {
        return bySite.getOrDefault(site, List.of()).toArray(BoundInjector[]::new);
    }

    public List<BoundInjector> injectors() {
        return injectors;
    }

    /** An injector by its index. A thread may ask as late as after the run, when there is none left. */
    BoundInjector injector(int index) {
        return index < keys.length ? injectors.get(index) : BoundInjector.GONE;
    }

    private int[][] beside() {
        Map<Integer, List<BoundInjector>> byInjector =
                injectors.stream().collect(Collectors.groupingBy(BoundInjector::injectorIndex));
        int[][] all = new int[injectors.size()][];
        byInjector.values().forEach(bindings -> {
            int[] indices = bindings.stream().mapToInt(BoundInjector::index).toArray();
            bindings.forEach(each -> all[each.index()] = indices);
        });
        return all;
    }

    /** The indices of all bindings of the injector that has this one, not to be changed. */
    int[] bindingsBeside(int index) {
        return index < beside.length ? beside[index] : BoundInjector.ALONE;
    }

    /** The threads that belong to no iteration, and arrive all the same. */
    public Outsiders outsiders() {
        return outsiders;
    }

    /** The keys of the injectors by index, not to be changed. */
    long[] keys() {
        return keys;
    }

    /** The injectors where ChaosKit arrives by the clock. */
    List<BoundInjector> onRun() {
        return onRun;
    }

    /** The injectors where ChaosKit arrives at the begin of each iteration, not to be changed. */
    public BoundInjector[] iterationStart() {
        return iterationStart;
    }

    public BoundInjector[] step(int index) {
        return steps[index];
    }

    BoundInjector[] named(String name) {
        return named.getOrDefault(name, BoundInjector.NONE);
    }

    /** The injectors of a failpoint; null when none is on it. */
    WovenMethod failpoint(String name) {
        return failpoints.get(name);
    }

    /** Whether the plan looks at the place of each hit, fired or not. */
    boolean looksAtEachHit() {
        return looksAtEachHit;
    }

    /** Whether what is called again after a fault is followed. */
    boolean followsRetries() {
        return followsRetries;
    }

    /** Whether the plan, and no clock, says when to arrive at the run itself. */
    boolean decidesRun() {
        return decidesRun;
    }

    /** The injectors at one of the points that bring nothing, or a name. */
    BoundInjector[] atPoint(Point point, String name) {
        return switch (point) {
            case DELAY -> delay;
            case PANIC -> panic;
            case ERROR -> error;
            case CANCEL -> cancel;
            case NAMED -> named(name);
            case FAILPOINT ->
                failpoints.containsKey(name) ? failpoints.get(name).injectors() : BoundInjector.NONE;
            default -> BoundInjector.NONE;
        };
    }

    /** The injectors that have a rule for a host. */
    BoundInjector[] hostsConcerning(Contact contact) {
        return Arrays.stream(hosts)
                .filter(each -> each.effect().concerns(contact))
                .toArray(BoundInjector[]::new);
    }

    /** Whether there are rules for hosts. */
    public boolean hasHostRules() {
        return hosts.length > 0;
    }

    /** The pointcuts that injectors are on or that are measured, each once. */
    public List<Pointcut> pointcuts() {
        Stream<Pointcut> injected = injectors.stream().flatMap(each -> each.site().pointcut().stream());
        return Stream.concat(injected, measured.stream()).distinct().toList();
    }

    /** The pointcuts whose methods' recursion is measured. */
    List<Pointcut> measured() {
        return measured;
    }

    /** A method that is woven because some of the pointcuts match it, with those of its injectors that fit it. */
    public WovenMethod woven(
            List<Pointcut> matching, MethodShape method, Predicate<BoundInjector> fits, WovenMethod.Wrapper wrapper) {
        int[] depths = IntStream.range(0, measured.size())
                .filter(index -> !method.constructor() && matching.contains(measured.get(index)))
                .toArray();
        BoundInjector[] on = injectors.stream()
                .filter(each ->
                        each.site().pointcut().filter(matching::contains).isPresent())
                .filter(fits)
                .map(each -> looksAtEachHit || followsRetries ? each.lookingAt(method) : each)
                .toArray(BoundInjector[]::new);
        return new WovenMethod(this, on, method, depths, wrapper);
    }

    /** What it has on shared methods from now on. */
    void shares(SharedMethods.Table table) {
        shared = table;
    }

    SharedMethods.Table shared() {
        return shared;
    }

    /** Its own part of a shared method; null when it has none. */
    WovenMethod own(SharedMethod method) {
        return shared.get(method);
    }

    /** The points that must be switched on for this run; recording always is. */
    public Set<Point> points() {
        Set<Point> needed = EnumSet.of(Point.RECORD);
        injectors.forEach(each -> each.site().point().ifPresent(needed::add));
        return needed;
    }
}
