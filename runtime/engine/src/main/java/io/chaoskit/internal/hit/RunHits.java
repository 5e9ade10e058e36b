package io.chaoskit.internal.hit;

import io.chaoskit.effect.Injector;
import io.chaoskit.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;

/**
 * Arrives at the run itself ({@link io.chaoskit.site.Sites#wholeRun}) when its time has come: the hits that no code makes. They go through injectors as all
 * others do, in an iteration of their own with the number 0. Safe for all threads.
 */
public final class RunHits {

    /** When to arrive at an injector; over at {@code end}. */
    private record Moment(BoundInjector injector, long at, long interval, long end) {

        /** Where nothing is left to triggers it is time at once: what is repeated may be over before. */
        static Moment first(BoundInjector injector, Trigger trigger, boolean atOnce) {
            if (atOnce) {
                return new Moment(injector, 0, 0, Long.MAX_VALUE);
            }
            long from = trigger.from().toNanos();
            long interval = trigger.interval().map(every -> every.toNanos()).orElse(0L);
            long end = trigger.until().map(until -> until.toNanos()).orElse(Long.MAX_VALUE);
            // As for hits elsewhere: the first one after each interval.
            long at = interval == 0 ? from : Math.max(1, (from + interval - 1) / interval) * interval;
            return new Moment(injector, at, interval, end);
        }

        /** The first one after now, at a multiple of the interval. */
        Moment after(long now) {
            return new Moment(
                    injector, interval == 0 ? Long.MAX_VALUE : (now / interval + 1) * interval, interval, end);
        }
    }

    /** Gets what an injector throws that is on the run itself. */
    @FunctionalInterface
    public interface Broken {
        void by(String what, Throwable thrown);
    }

    private final RunFacts run;
    private final Broken broken;
    private final Iteration iteration;
    private final List<Moment> moments = new ArrayList<>();

    public RunHits(RunFacts run, HitActions actions, List<Injector> injectors, Broken broken) {
        this.run = run;
        this.broken = broken;
        this.iteration = new Iteration(run, actions, 0);
        for (BoundInjector each : run.wiring().onRun()) {
            Trigger trigger = injectors.get(each.injectorIndex()).trigger();
            moments.add(Moment.first(each, trigger, run.wiring().decidesRun()));
        }
        iteration.begin(0);
    }

    /** Whether it has to arrive anywhere. */
    public synchronized boolean any() {
        return !moments.isEmpty();
    }

    /** Arrives wherever it is time. */
    public synchronized void arrive() {
        long now = run.elapsed().getAsLong();
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            if (moment.at() <= now && !run.stop().requested()) {
                moments.set(i, moment.after(now));
                if (now < moment.end()) {
                    arriveAt(moment.injector());
                }
            }
        }
    }

    private void arriveAt(BoundInjector injector) {
        Task task = iteration.root();
        task.open(true);
        try {
            task.hit(new BoundInjector[] {injector});
        } catch (Throwable thrown) {
            broken.by("injector " + injector.injector() + " failed at the run", thrown);
        } finally {
            task.open(false);
        }
    }

    /** No more hits; they are counted. */
    public synchronized void end() {
        moments.clear();
        iteration.end();
    }

    /** The iteration that has the hits, once they are at their end. */
    public Iteration iteration() {
        return iteration;
    }
}
