package io.chaoskit.internal.sweep;

import io.chaoskit.effect.Effect;
import io.chaoskit.internal.hit.Task;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Hit;
import io.chaoskit.site.HitView;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Place;
import io.chaoskit.trigger.Gate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A plan that makes the faults of an experiment and no others, and notes every hit that it is asked about. Triggers have no say. Safe for
 * all threads.
 */
final class ShootingPlan implements Plan {

    private record Chosen(long iteration, String task, String injector, String site, long number) {

        static Chosen of(Hit hit) {
            return new Chosen(
                    hit.iteration(), hit.task(), hit.injector(), hit.site().text(), hit.number());
        }
    }

    private static final String ANY_TASK = "";

    /** In each of these iterations all shots are made again. */
    private final long rounds;

    /** Later hits by the same calls have the last shot's fault as well, so often. */
    private final AtomicInteger more;

    /** All hits of the last shot's method have its fault as well, in each round. */
    private final boolean outage;

    private final Optional<Shot> last;
    private final Map<Arrival.Identity, Shot> shots = new ConcurrentHashMap<>();
    private final Map<Chosen, Shot> chosen = new ConcurrentHashMap<>();
    private final AtomicInteger left;
    private final Arrivals arrivals = new Arrivals();
    private final Set<String> outside = new ConcurrentSkipListSet<>();
    private final Set<String> passed = new ConcurrentSkipListSet<>();

    /**
     * Makes ready for one run.
     *
     * @param rounds 1, or more when the shots are all in the first iteration
     * @param more which other hits have the fault of the last shot too
     */
    ShootingPlan(List<Shot> wanted, long rounds, RunOrder.More more) {
        this.rounds = rounds;
        this.more = new AtomicInteger(more.later());
        this.outage = more.outage();
        this.last = wanted.isEmpty() ? Optional.empty() : Optional.of(wanted.get(wanted.size() - 1));
        this.left = new AtomicInteger(wanted.size());
        wanted.forEach(each -> shots.put(each.at().identity(), each));
    }

    @Override
    public boolean fires(Hit hit, Gate trigger) {
        if (hit.iteration() < 1) {
            outside.add(hit.injector());
            return false;
        }
        if (!arrivals.mayLook(hit.number())) {
            return false;
        }
        Task task = (Task) hit;
        MethodShape method = task.entered();
        String name = method == null ? "" : method.text();
        if (!arrivals.worthLooking(hit.iteration(), hit.task(), hit.injector(), name)) {
            return false;
        }
        Arrival arrival = arrival(task, method);
        boolean late = left.get() <= 0;
        if (arrivals.add(arrival, late)) {
            passed.addAll(task.passed());
        }
        Shot shot = shots.get(wanted(arrival));
        if (shot != null) {
            left.decrementAndGet();
        } else if (late && (isOut(arrival) || isMore(arrival))) {
            shot = last.get();
        } else {
            return false;
        }
        chosen.put(Chosen.of(hit), shot);
        return true;
    }

    /** Hits by the same calls are numbered over all threads: which thread of a pool it is differs from run to run. */
    private Arrival arrival(Task hit, MethodShape method) {
        Place place = hit.place();
        Arrival.Spot spot =
                new Arrival.Spot(hit.iteration(), hit.injector(), hit.site().text(), place.method(), place.context());
        Fault.Key key = new Fault.Key(
                spot.injector(), spot.site(), spot.method(), spot.context(), ANY_TASK, arrivals.count(spot), true);
        Effect effect = hit.effect();
        return new Arrival(hit.iteration(), key, place.caller(), effect.text(), effect.choices(method));
    }

    private boolean isOut(Arrival arrival) {
        return outage && arrival.iteration() <= rounds && last.get().at().isOfMethodOf(arrival);
    }

    private boolean isMore(Arrival arrival) {
        return more.get() > 0 && last.get().at().spot().equals(arrival.spot()) && more.getAndDecrement() > 0;
    }

    /** In later rounds those of the first iteration are meant. */
    private Arrival.Identity wanted(Arrival arrival) {
        boolean again = rounds > 1 && arrival.iteration() <= rounds;
        return again ? new Arrival.Identity(1, arrival.key()) : arrival.identity();
    }

    @Override
    public Effect over(Effect own) {
        return new Shooting(own, this);
    }

    @Override
    public boolean looksAtEachHit() {
        return true;
    }

    /** The hits that came so far. */
    Reached reached() {
        return arrivals.reached();
    }

    /** The classes that exceptions pass through which are thrown at the hits. */
    Set<String> passed() {
        return new TreeSet<>(passed);
    }

    /** Whether every shot was made, in the first round at least. */
    boolean allFired() {
        return left.get() <= 0;
    }

    /** The injectors that act on the run itself, and not at a hit. */
    Set<String> outside() {
        return new TreeSet<>(outside);
    }

    private Shot take(Hit hit) {
        return chosen.remove(Chosen.of(hit));
    }

    /** A hit where it is said what is chosen. */
    private record ChosenHit(Hit hit, int choice) implements HitView {

        @Override
        public int choose(int salt, int count) {
            return choice >= 0 && choice < count ? choice : hit.choose(salt, count);
        }
    }

    /**
     * An effect that happens at the hits of shots, as they say.
     *
     * @param own the injector's
     * @param plan has the shots
     */
    private record Shooting(Effect own, ShootingPlan plan) implements Effect {

        @Override
        public void apply(Hit hit) throws Throwable {
            Shot shot = plan.take(hit);
            own.apply(shot == null ? hit : new ChosenHit(hit, shot.choice()));
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
        public List<String> choices(MethodShape method) {
            return own.choices(method);
        }

        @Override
        public String text() {
            return own.text();
        }
    }
}
