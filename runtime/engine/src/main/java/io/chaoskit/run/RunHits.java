package io.chaoskit.run;

import io.chaoskit.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrives at the run itself ({@link io.chaoskit.site.Sites#wholeRun}) when its time has come: the hits that no code makes. They go through slots as all
 * others do, in an iteration of their own with the number 0. Safe for all threads.
 */
final class RunHits {

    /** When to arrive at a slot; over at {@code end}. */
    private record Moment(Slot slot, long at, long interval, long end) {

        static Moment first(Slot slot, Trigger trigger) {
            long from = trigger.from().toNanos();
            long interval = trigger.interval().map(every -> every.toNanos()).orElse(0L);
            long end = trigger.until().map(until -> until.toNanos()).orElse(Long.MAX_VALUE);
            // As for hits elsewhere: the first one after each interval.
            long at = interval == 0 ? from : Math.max(1, (from + interval - 1) / interval) * interval;
            return new Moment(slot, at, interval, end);
        }

        /** The first one after now, at a multiple of the interval. */
        Moment after(long now) {
            return new Moment(slot, interval == 0 ? Long.MAX_VALUE : (now / interval + 1) * interval, interval, end);
        }
    }

    private final Run run;
    private final Iteration iteration;
    private final List<Moment> moments = new ArrayList<>();

    RunHits(Run run) {
        this.run = run;
        this.iteration = new Iteration(run, 0);
        for (Slot slot : run.wiring().onRun()) {
            Trigger trigger =
                    run.scenario().injectors().get(slot.injectorIndex()).trigger();
            moments.add(Moment.first(slot, trigger));
        }
        iteration.begin(0);
    }

    /** Arrives where it is time from the beginning, and from then on in time. */
    void begin() {
        arrive();
        if (!moments.isEmpty()) {
            run.pressures().watch();
        }
    }

    /** Arrives wherever it is time. */
    synchronized void arrive() {
        long now = run.pace().nanosSinceStart();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            if (moment.at() <= now && !run.stop().requested()) {
                moments.set(i, moment.after(now));
                if (now < moment.end()) {
                    arriveAt(moment.slot());
                }
            }
        }
    }

    private void arriveAt(Slot slot) {
        Task task = iteration.root();
        task.open(true);
        try {
            task.hit(new Slot[] {slot});
        } catch (Throwable thrown) {
            run.broken("injector " + slot.injector() + " failed at the run", thrown);
        } finally {
            task.open(false);
        }
    }

    /** Takes all pressures off for good. No more hits; they are counted. */
    void end() {
        // First, and without the lock: one that is just being put on then stops.
        run.pressures().close();
        synchronized (this) {
            moments.clear();
            iteration.end();
        }
    }

    /** The iteration that has the hits, once they are at their end. */
    Iteration iteration() {
        return iteration;
    }
}
