package io.chaoskit.run;

import io.chaoskit.effect.Delay;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.internal.value.Mixer;
import io.chaoskit.plan.Plan;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.points.Point;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Gate;
import io.chaoskit.trigger.Trigger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which slots a hit at each site goes through, in the order written. Immutable. */
final class Wiring {

    static final Wiring NONE = new Wiring(List.of(), List.of(), List.of(), 0, Plan.random());

    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Slot[]> named = new HashMap<>();
    private final Map<String, MethodSlots> failpoints = new HashMap<>();
    private final Slot[][] steps;
    private final long[] keys;
    private final List<Pointcut> measured;
    private final List<Slot> onRun = new ArrayList<>();
    private final List<Slot> onIteration = new ArrayList<>();
    private final Slot[] iterationStart;
    final Slot[] delay;
    final Slot[] panic;
    final Slot[] error;
    final Slot[] cancel;
    final Slot[] network;

    Wiring(List<Injector> injectors, List<Pointcut> measured, List<String> stepNames, long seed, Plan plan) {
        this.measured = List.copyOf(measured);
        for (int i = 0; i < injectors.size(); i++) {
            arm(i, injectors.get(i), stepNames, seed, plan);
        }
        keys = slots.stream().mapToLong(Slot::key).toArray();
        iterationStart = onIteration.toArray(Slot[]::new);
        delay = at(Point.DELAY);
        panic = at(Point.PANIC);
        error = at(Point.ERROR);
        cancel = at(Point.CANCEL);
        network = at(Point.NETWORK);
        for (Slot slot : slots) {
            Site site = slot.site();
            if (site.point().filter(Point.NAMED::equals).isPresent()) {
                named.computeIfAbsent(site.name(), name -> at(site::equals));
            } else if (site.point().filter(Point.FAILPOINT::equals).isPresent() && site instanceof MethodShape shape) {
                failpoints.computeIfAbsent(
                        site.name(), name -> new MethodSlots(this, at(site::equals), shape, new int[0], null));
            }
        }
        steps = stepNames.stream().map(name -> at(Sites.step(name)::equals)).toArray(Slot[][]::new);
    }

    private void arm(int index, Injector injector, List<String> stepNames, long seed, Plan plan) {
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
                Slot slot = Slot.of(slots.size(), index, injector, single, plan.under(own), effect);
                slots.add(slot);
                if (single.arrival() == Site.Arrival.PROXY && trigger.countsHits()) {
                    onIteration.add(slot);
                } else if (single.arrival() == Site.Arrival.PROXY || single.arrival() == Site.Arrival.RUN) {
                    onRun.add(slot);
                }
            }
        }
    }

    private static List<Site> each(List<String> stepNames) {
        return stepNames.stream().map(Sites::step).toList();
    }

    private Slot[] at(Point point) {
        return at(site -> site.point().filter(point::equals).isPresent());
    }

    private Slot[] at(Predicate<Site> site) {
        return slots.stream().filter(slot -> site.test(slot.site())).toArray(Slot[]::new);
    }

    List<Slot> slots() {
        return slots;
    }

    /** A slot by its index. A thread may ask as late as after the run, when there is none left. */
    Slot slot(int index) {
        return index < keys.length ? slots.get(index) : Slot.GONE;
    }

    /** The keys of the slots by index, not to be changed. */
    long[] keys() {
        return keys;
    }

    /** The slots where ChaosKit arrives by the clock. */
    List<Slot> onRun() {
        return onRun;
    }

    /** The slots where ChaosKit arrives at the begin of each iteration, not to be changed. */
    Slot[] iterationStart() {
        return iterationStart;
    }

    Slot[] step(int index) {
        return steps[index];
    }

    Slot[] named(String name) {
        return named.getOrDefault(name, Slot.NONE);
    }

    /** The slots of a failpoint; null when no injector is on it. */
    MethodSlots failpoint(String name) {
        return failpoints.get(name);
    }

    /** The pointcuts that injectors are on or that are measured, each once. */
    List<Pointcut> pointcuts() {
        Stream<Pointcut> injected = slots.stream().flatMap(slot -> slot.site().pointcut().stream());
        Stream<Pointcut> contacts = network.length > 0 ? ContactMethod.pointcuts() : Stream.empty();
        return Stream.of(injected, measured.stream(), contacts)
                .flatMap(each -> each)
                .distinct()
                .toList();
    }

    /** Whether nothing but the network is in need of {@link #pointcuts}. */
    boolean needsMethodsOnlyForHosts() {
        return measured.isEmpty()
                && slots.stream().noneMatch(slot -> slot.site().pointcut().isPresent());
    }

    /** The pointcuts whose methods' recursion is measured. */
    List<Pointcut> measured() {
        return measured;
    }

    /** What a woven method is attached to that some of the pointcuts match, with those of its slots that fit it. */
    MethodSlots attach(List<Pointcut> matching, MethodShape method, Predicate<Slot> fits) {
        int[] depths = IntStream.range(0, measured.size())
                .filter(index -> !method.constructor() && matching.contains(measured.get(index)))
                .toArray();
        ContactMethod contact = network.length > 0 ? ContactMethod.among(matching) : null;
        return new MethodSlots(this, matched(matching, fits), method, depths, contact);
    }

    /** The slots of a method that some of the pointcuts match. */
    private Slot[] matched(List<Pointcut> matching, Predicate<Slot> fits) {
        return slots.stream()
                .filter(slot ->
                        slot.site().pointcut().filter(matching::contains).isPresent())
                .filter(fits)
                .toArray(Slot[]::new);
    }

    /** The points that must be switched on for this run; recording always is. */
    Set<Point> points() {
        Set<Point> needed = EnumSet.of(Point.RECORD);
        for (Slot slot : slots) {
            slot.site().point().ifPresent(needed::add);
        }
        return needed;
    }
}
