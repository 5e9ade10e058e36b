package io.chaoskit.internal.hit;

import io.chaoskit.internal.jfr.FaultJournal;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Fault.Drawn;
import io.chaoskit.site.Call;
import io.chaoskit.site.Place;
import io.chaoskit.site.Site.Arrival;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A hit that fires, while its effect happens: collects what the effect does. Written by the thread of the hit; the lane may read it before
 * the effect is over.
 */
final class Fired implements FaultJournal.Told {

    private static final int NONE = -1;

    private final long iteration;
    private final int lane;
    private final String task;
    private final BoundInjector injector;
    private final long hit;
    private volatile Place place;
    private volatile long delayNanos = NONE;
    private volatile int branch = NONE;
    private volatile String part = "";
    private volatile String exception;
    /** Of the calls that come to its place; null when nobody follows them. */
    private RetryWatch.Attempts attempts;

    Fired(Task task, BoundInjector injector, long hit, Place place) {
        this.iteration = task.iteration();
        this.lane = task.lane();
        this.task = task.task();
        this.injector = injector;
        this.hit = hit;
        this.place = place;
    }

    /** It was a call of this method. */
    void at(String method) {
        if (injector.site().arrival() != Arrival.METHOD) {
            return;
        }
        place = new Place(method, place.caller(), place.context(), place.hit());
    }

    /** Waits add up. */
    void waits(Duration time) {
        delayNanos = Math.max(0, delayNanos) + nanos(time);
    }

    /** A wait may be for ever. */
    private static long nanos(Duration time) {
        try {
            return Math.max(0, time.toNanos());
        } catch (ArithmeticException tooLong) {
            return Long.MAX_VALUE / 2;
        }
    }

    /** Of choices within choices the outermost counts, and the text of the innermost. */
    void chose(int index, String text) {
        branch = branch == NONE ? index : branch;
        part = text;
    }

    void threw(Throwable thrown) {
        exception = thrown.getClass().getName();
        if (attempts != null) {
            attempts.failed();
        }
    }

    /** What may be called again after it is followed. By the thread of the hit, before the effect. */
    void followed(RetryWatch.Attempts calls) {
        attempts = calls;
    }

    /** What the effect does at the end of the call: what it throws then is known as well. */
    Call.Ending noting(Call.Ending ending) {
        return (result, thrown) -> {
            try {
                return ending.end(result, thrown);
            } catch (Throwable other) {
                if (other != thrown) {
                    threw(other);
                }
                throw other;
            }
        };
    }

    @Override
    public long iteration() {
        return iteration;
    }

    @Override
    public int lane() {
        return lane;
    }

    @Override
    public String injectorName() {
        return injector.injector();
    }

    @Override
    public String siteText() {
        return injector.siteText();
    }

    @Override
    public String effectText() {
        return injector.effectText();
    }

    BoundInjector injector() {
        return injector;
    }

    @Override
    public long hit() {
        return hit;
    }

    /** Its fault as it is known now. */
    Fault fault() {
        return new Fault(
                iteration, task, injector.injector(), injector.siteText(), hit, injector.effectText(), place, drawn());
    }

    private Drawn drawn() {
        return new Drawn(
                delayNanos == NONE ? OptionalLong.empty() : OptionalLong.of(delayNanos),
                branch == NONE ? OptionalInt.empty() : OptionalInt.of(branch),
                part,
                Optional.ofNullable(exception));
    }
}
