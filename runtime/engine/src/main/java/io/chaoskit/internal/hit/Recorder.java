package io.chaoskit.internal.hit;

import io.chaoskit.plan.Fault;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Place;
import io.chaoskit.site.Site.Arrival;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Records what a task's hits do: where each fault was, and what its effect did. Where every hit is looked at, in a replay, hits are also
 * counted by their place, so that one is found again although others before it are missing. Belongs to the task's thread; its memory is
 * bounded.
 */
final class Recorder {

    private static final int MAX_COUNTED = 10_000;

    private record Seen(int injector, String method, String context) {}

    private final boolean counting;
    private final Map<Seen, Long> counts = new HashMap<>();
    /** The woven method that is arrived at; known only where every hit is looked at, else null. */
    private MethodShape entered;

    private int placedInjector;
    private long placedHit;
    private Place place = Place.UNKNOWN;
    /** The fault that is made now; null for none. */
    private Fired fired;

    Recorder(boolean counting) {
        this.counting = counting;
    }

    /** Another iteration begins. */
    void reset() {
        counts.clear();
        placedHit = 0;
    }

    /** Each hit at a method is looked at, and this is the method. */
    void entered(MethodShape method) {
        entered = method;
    }

    MethodShape entered() {
        return entered;
    }

    /** The place of the hit with this number; the same one when it is asked for again. {@code call} may be null. */
    Place place(BoundInjector at, long hit, MethodCall call) {
        if (at.index() == placedInjector && hit == placedHit) {
            return place;
        }
        Arrival arrival = at.site().arrival();
        MethodShape shape = call != null ? call.method() : entered;
        String method = arrival == Arrival.METHOD && shape != null ? shape.text() : "";
        boolean inCode = arrival == Arrival.METHOD || arrival == Arrival.POINT;
        CallContext found = inCode ? CallContext.find(arrival == Arrival.METHOD) : CallContext.NONE;
        placedInjector = at.index();
        placedHit = hit;
        place = new Place(method, found.caller(), found.hash(), counted(new Seen(at.index(), method, found.hash())));
        return place;
    }

    /** How many hits there were like this one; 0 when they are not counted, or there are too many different ones. */
    private long counted(Seen seen) {
        if (!counting || counts.size() >= MAX_COUNTED && !counts.containsKey(seen)) {
            return 0;
        }
        return counts.merge(seen, 1L, Long::sum);
    }

    /** A hit fires; false when its iteration is over, and it must not. Only what the trace has room for is worth its place. */
    boolean record(Task task, BoundInjector injector, long hit, MethodCall call) {
        Iteration iteration = task.owner();
        Place where = iteration.keepsTraces() ? place(injector, hit, call) : Place.UNKNOWN;
        Fired now = new Fired(task, injector, hit, where);
        boolean recorded = iteration.record(task, injector, now);
        fired = recorded ? now : null;
        RetryWatch retries = iteration.retryWatch();
        if (recorded && retries != null) {
            now.followed(retries.fault(injector, place(injector, hit, call)));
        }
        return recorded;
    }

    /** The hit that was recorded last was a call of this method. */
    void firedAt(MethodShape method) {
        fired.at(method.text());
    }

    void waits(Duration time) {
        if (fired != null) {
            fired.waits(time);
        }
    }

    void chose(int branch, String part) {
        if (fired != null) {
            fired.chose(branch, part);
        }
    }

    void threw(Throwable thrown) {
        fired.threw(thrown);
    }

    /** What happens now; null for nothing. */
    Fired now() {
        return fired;
    }

    /** The fault that is made now. */
    Fault fault() {
        return fired.fault();
    }

    /** The effect is over. */
    void done() {
        fired = null;
    }
}
