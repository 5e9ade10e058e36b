package io.chaoskit.internal.run;

import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.plan.Fault;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** The lanes of a run: starts and replaces them, and knows when all have ended. Safe for all threads. */
final class Lanes {

    private final int count;
    private final Pace pace;
    private final QuietPoints quiet;
    private final CountDownLatch left;
    private final List<Lane> all = new CopyOnWriteArrayList<>();
    private volatile IntFunction<Lane> factory;
    private volatile Runnable onReplacement;

    Lanes(int count, Pace pace, QuietPoints quiet) {
        this.count = count;
        this.pace = pace;
        this.quiet = quiet;
        this.left = new CountDownLatch(count);
    }

    /** Makes the lanes, by their numbers. {@code onReplacement} is called when another lane is there, before it starts. */
    void make(IntFunction<Lane> byNumber, Runnable replaced) {
        factory = byNumber;
        onReplacement = replaced;
        for (int i = 1; i <= count; i++) {
            all.add(byNumber.apply(i));
        }
    }

    void start() {
        all.forEach(Lane::start);
    }

    /** Every lane there was, those that were replaced included. */
    List<Lane> all() {
        return all;
    }

    Stream<Iteration> iterations() {
        return all.stream().map(Lane::iteration);
    }

    /** The one iteration that every thread belongs to; null with several lanes. */
    Iteration onlyIteration() {
        return count == 1 ? all.get(all.size() - 1).iteration() : null;
    }

    Optional<Lane> of(Thread thread) {
        return all.stream().filter(each -> each.thread() == thread).findFirst();
    }

    /** Puts the fault of a pressure into the traces of the iterations that run. */
    void addHeld(Fault fault) {
        all.forEach(lane -> lane.iteration().addHeld(fault));
    }

    /** A lane has ended, or was given up. */
    void ended(Lane lane) {
        if (lane.markEnded()) {
            pace.warm();
            quiet.left(lane);
            left.countDown();
        }
    }

    /** Starts a lane in the place of one that does not come back. By the coordinator. */
    void replace(Lane lost) {
        if (lost.markEnded()) {
            quiet.replaced(lost);
            Lane fresh = factory.apply(lost.iteration().lane());
            all.add(fresh);
            onReplacement.run();
            fresh.start();
        }
    }

    boolean haveEnded() {
        return left.getCount() == 0;
    }

    boolean endWithin(long nanos) throws InterruptedException {
        return left.await(nanos, TimeUnit.NANOSECONDS);
    }
}
