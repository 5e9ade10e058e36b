package io.chaoskit.internal.replay;

import io.chaoskit.effect.Effect;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Hit;
import io.chaoskit.site.Place;
import io.chaoskit.trigger.Gate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongPredicate;

/**
 * A plan that makes the faults of pins, each at the hit with its key, in the iterations that it decides; in others the triggers do. A hit
 * costs microseconds more where a pin may be meant. Safe for all lanes.
 */
public final class ForcedPlan implements Plan {

    /** Where a pin may be meant: the hits of one injector at one site in one task. */
    private record Spot(long iteration, String task, String injector, String site) {

        Spot {
            task = Pin.anyThread(task);
        }

        static Spot of(Hit hit) {
            return new Spot(
                    hit.iteration(), hit.task(), hit.injector(), hit.site().text());
        }
    }

    /** Which of the hits there. */
    private record Target(Spot spot, String method, String context, long hit, boolean counted) {

        static Target of(Pin pin, Spot spot) {
            Fault.Key key = pin.key();
            return pin.iteration() == 0
                    ? ofRun(spot)
                    : new Target(spot, key.method(), key.context(), key.hit(), key.counted());
        }
    }

    /** The run itself is arrived at by the clock: which time it was says nothing. */
    private static Target ofRun(Spot spot) {
        return new Target(spot, "", "", 0, false);
    }

    private record Chosen(String task, Spot spot, long number) {

        static Chosen of(Hit hit) {
            return new Chosen(hit.task(), Spot.of(hit), hit.number());
        }
    }

    private final LongPredicate decides;
    private final Set<Spot> spots = new HashSet<>();
    /** Several only where threads are not told apart: then each is used up by the first that arrives. */
    private final Map<Target, Queue<Pin>> pins = new HashMap<>();
    /** The pins of hits that fire, until their effects happen. */
    private final Map<Chosen, Pin> chosen = new ConcurrentHashMap<>();

    private final Set<Pin> fired = ConcurrentHashMap.newKeySet();

    /** {@code decides} says in which iterations nothing but pins fires. */
    public ForcedPlan(Collection<Pin> faults, LongPredicate decides) {
        this.decides = decides;
        for (Pin each : faults) {
            Fault.Key key = each.key();
            Spot spot = new Spot(each.iteration(), key.task(), key.injector(), key.site());
            spots.add(spot);
            pins.computeIfAbsent(Target.of(each, spot), any -> new ConcurrentLinkedQueue<>())
                    .add(each);
        }
    }

    @Override
    public boolean fires(Hit hit, Gate trigger) {
        if (!decides.test(hit.iteration())) {
            return trigger.admits(hit);
        }
        Spot spot = Spot.of(hit);
        Pin pin = spots.contains(spot) ? find(spot, hit) : null;
        if (pin != null) {
            chosen.put(Chosen.of(hit), pin);
        }
        return pin != null;
    }

    private Pin find(Spot spot, Hit hit) {
        if (spot.iteration() == 0) {
            return poll(ofRun(spot));
        }
        Place place = hit.place();
        Pin counted = place.hit() == 0 ? null : poll(at(spot, place, place.hit(), true));
        return counted != null ? counted : poll(at(spot, place, hit.number(), false));
    }

    private static Target at(Spot spot, Place place, long hit, boolean counted) {
        return new Target(spot, place.method(), place.context(), hit, counted);
    }

    private Pin poll(Target target) {
        Queue<Pin> meant = pins.get(target);
        return meant == null ? null : meant.poll();
    }

    @Override
    public Effect over(Effect own) {
        return new Forced(own, this);
    }

    @Override
    public boolean looksAtEachHit() {
        return true;
    }

    @Override
    public boolean decidesRun() {
        return decides.test(0);
    }

    /** The pin of a hit that fires; null when its trigger let it fire. */
    private Pin take(Hit hit) {
        Pin pin = chosen.remove(Chosen.of(hit));
        if (pin != null) {
            fired.add(pin);
        }
        return pin;
    }

    /** The pins whose hits came. */
    public Set<Pin> fired() {
        return Set.copyOf(fired);
    }

    /** How many pins' hits came. */
    public int firedCount() {
        return fired.size();
    }

    /**
     * An effect that happens as pins say.
     *
     * @param own the injector's
     * @param plan has the pins
     */
    private record Forced(Effect own, ForcedPlan plan) implements Effect {

        @Override
        public void apply(Hit hit) throws Throwable {
            Pin pin = plan.take(hit);
            if (pin == null) {
                own.apply(hit);
            } else {
                new PinnedHit(hit, pin).apply(own);
            }
        }

        @Override
        public boolean concerns(Contact contact) {
            return own.concerns(contact);
        }

        @Override
        public boolean happens(Hit hit) {
            return own.happens(hit);
        }

        @Override
        public String text() {
            return own.text();
        }
    }
}
