package io.chaoskit.internal.hit;

import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.value.FaultIds;
import io.chaoskit.model.StepContext;
import io.chaoskit.plan.Fault;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.Call;
import io.chaoskit.validator.Hang;
import io.chaoskit.validator.Observation;
import io.chaoskit.validator.Retries;
import io.chaoskit.value.InjectorMistake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.LongSupplier;

/**
 * The iteration that a lane runs now: its counts, its trace and the tasks that take part. One object for all iterations of a lane.
 *
 * <p>Its number tells contexts of an earlier iteration from those of this one. Faults are recorded under its lock, and ending it
 * takes the same lock: what fires is in the trace, and after the end nothing fires.
 */
public final class Iteration implements Context.Owner, Observation, StepContext<Object> {

    /** The number of what belongs to the run itself when that is over. */
    private static final long OVER = -2;

    private final int lane;
    private final long seed;
    private final Stop stop;
    private final LongSupplier elapsed;
    private final Task root;
    private final Random random = new Random(0);
    private final List<Task> others = new ArrayList<>();
    private final Strangers strangers;
    private final long[] hits;
    private final long[] fired;
    private final Trace trace = new Trace();
    /** Null when no validator asks for it. */
    private final RetryWatch retries;

    private volatile HitActions actions;
    private volatile FaultFeed feed;

    private Wiring wiring;
    /** Published by {@link #begin} when it is another one for each iteration. */
    private Object target;

    private volatile long number;
    private long current;
    private long key;
    private long seeded;
    private volatile int recursionDepth;
    private final AtomicIntegerArray measuredDepths;
    private int errors;
    private int panics;
    private long elapsedNanos;
    private Throwable failure;
    private Throwable tolerated;
    private volatile Hang hang;

    /** {@code lane} is 0 for the hits of the run itself. */
    public Iteration(RunFacts run, HitActions actions, int lane) {
        this.lane = lane;
        this.seed = run.seed();
        this.stop = run.stop();
        this.elapsed = run.elapsed();
        this.actions = actions;
        this.feed = run.feed();
        this.wiring = run.wiring();
        this.target = run.target();
        this.measuredDepths = new AtomicIntegerArray(wiring.measured().size());
        this.strangers = new Strangers(wiring.injectors().size());
        this.hits = new long[wiring.injectors().size()];
        this.fired = new long[wiring.injectors().size()];
        this.retries = wiring.followsRetries() ? new RetryWatch(hits.length, elapsed) : null;
        this.root = Task.root(this);
    }

    /** Numbers the iteration that comes next, for what makes its target: nothing is live yet. */
    public void prepare(long next) {
        current = next;
        key = FaultIds.ofIteration(seed, next);
    }

    /** Works on another object from now on. By the lane, between iterations. */
    public void use(Object made) {
        target = made;
    }

    /** Opens the iteration; from here on its contexts are live. */
    public void begin(long next) {
        key = FaultIds.ofIteration(seed, next);
        recursionDepth = 0;
        for (int i = 0; i < measuredDepths.length(); i++) {
            measuredDepths.set(i, 0);
        }
        errors = 0;
        panics = 0;
        failure = null;
        tolerated = null;
        hang = null;
        trace.begin();
        if (retries != null) {
            retries.begin();
        }
        strangers.begin();
        current = next;
        root.begin(next, key);
        number = next;
        actions.held().forEach(this::addHeld);
    }

    /** Only numbers the iteration: no context is live, so that nothing is injected or recorded. */
    public void beginWarmUp(long next) {
        current = next;
        key = FaultIds.ofIteration(seed, -next);
        failure = null;
        hang = null;
    }

    public void stepsEnded(long nanos, Throwable thrown) {
        elapsedNanos = nanos;
        failure = thrown;
        if (isPanic(thrown)) {
            recordPanic(root.context());
        } else if (thrown != null && hang == null) {
            recordError(root.context());
        }
    }

    /** Whether it ends more than its iteration: an {@code Error}, unless an assertion failed. */
    public static boolean isPanic(Throwable thrown) {
        return thrown instanceof Error && !(thrown instanceof AssertionError);
    }

    /** A step ended with what it may end with. By the lane. */
    public void tolerated(Throwable thrown) {
        tolerated = thrown;
    }

    /** What a step ended with that it may end with; empty for nothing. By the lane. */
    public Optional<Throwable> tolerated() {
        return Optional.ofNullable(tolerated);
    }

    /** The number that contexts are live for; 0 between iterations. */
    @Override
    public long number() {
        return number;
    }

    /** Whether it is in an iteration: between two of a lane nothing is, and what belongs to the run itself is until the end. */
    boolean open() {
        return lane == 0 ? number == 0 : number > 0;
    }

    /** The number that no context has: it is in no iteration. */
    private long closed() {
        return lane == 0 ? OVER : 0;
    }

    /** Closes the iteration: no fault fires in it any more. Returns its trace, by task and then by time. */
    public synchronized List<Fault> end() {
        number = closed();
        root.context().end();
        root.drainHits(hits);
        strangers.drain(hits);
        if (!others.isEmpty()) {
            others.forEach(task -> task.drainHits(hits));
            others.clear();
        }
        return trace.take();
    }

    /** Lets go of the scenario and its target: threads that inherited a task may live longer than the run. */
    public synchronized void retire() {
        number = closed();
        wiring = Wiring.NONE;
        actions = HitActions.NONE;
        feed = FaultFeed.NONE;
        target = null;
        failure = null;
        tolerated = null;
        others.clear();
    }

    /** A task takes part from now on; false when the iteration is over that it belongs to. */
    synchronized boolean join(Task task) {
        if (task.context().implicit()) {
            strangers.see(Thread.currentThread());
            return task.live();
        }
        return task.live() && others.add(task);
    }

    /** The threads that it did not start. */
    public Strangers strangers() {
        return strangers;
    }

    /** Puts a fault into the trace; false when the iteration is over, and the fault must not happen. */
    synchronized boolean record(Task task, BoundInjector injector, Fired hit) {
        if (!task.live()) {
            return false;
        }
        fired[injector.index()]++;
        trace.add(hit);
        return true;
    }

    /** Whether the trace has room for another fault: finding its place in the code is not for free. */
    synchronized boolean keepsTraces() {
        return trace.hasRoom();
    }

    /** Puts the fault of a pressure that is on in this iteration into the trace, wherever it came from. */
    public synchronized void addHeld(Fault fault) {
        if (number > 0) {
            trace.addHeld(fault);
        }
    }

    // A thread may come with what it saw when its iteration is over already: then it is not the next one's.

    synchronized void recordError(Context by) {
        errors += by.live() ? 1 : 0;
    }

    synchronized void recordPanic(Context by) {
        panics += by.live() ? 1 : 0;
    }

    void recordRecursionDepth(Context by, int depth) {
        if (depth > recursionDepth) {
            synchronized (this) {
                recursionDepth = by.live() ? Math.max(depth, recursionDepth) : recursionDepth;
            }
        }
    }

    /** How deep a thread is in the methods of a measured pointcut. */
    void recordRecursionDepth(int measured, int depth) {
        if (depth > measuredDepths.get(measured)) {
            measuredDepths.accumulateAndGet(measured, depth, Math::max);
        }
    }

    @Override
    public int recursionDepth(Pointcut measured) {
        int index = wiring.measured().indexOf(measured);
        return index < 0 ? 0 : measuredDepths.get(index);
    }

    public void hung(Hang stuck) {
        hang = stuck;
    }

    /** An injector is wrong itself. */
    void mistaken(InjectorMistake wrong) {
        actions.mistaken(wrong.mistake());
    }

    /** An ending that leaves the call as it is when the injector is wrong itself. */
    Call.Ending guarded(Call.Ending ending) {
        return (result, thrown) -> {
            try {
                return ending.end(result, thrown);
            } catch (InjectorMistake wrong) {
                mistaken(wrong);
            }
            if (thrown != null) {
                throw thrown;
            }
            return result;
        };
    }

    /** What hits can have done; nothing when the run is over. */
    HitActions actions() {
        return actions;
    }

    /** Gets what fires. */
    FaultFeed feed() {
        return feed;
    }

    public Task root() {
        return root;
    }

    public Wiring wiring() {
        return wiring;
    }

    long key() {
        return key;
    }

    public int faultsDropped() {
        return trace.dropped();
    }

    /** Faults of this lane so far; may lag behind while the lane runs. */
    public long firedSoFar() {
        long sum = 0;
        for (long each : fired) {
            sum += each;
        }
        return sum;
    }

    public synchronized void addCounts(long[] allHits, long[] allFired) {
        for (int i = 0; i < hits.length; i++) {
            allHits[i] += hits[i];
            allFired[i] += fired[i];
        }
    }

    Duration sinceStart() {
        return Duration.ofNanos(elapsed.getAsLong());
    }

    public Stop stop() {
        return stop;
    }

    /** Watches what is called again after a fault; null when no validator asks for it. */
    RetryWatch retryWatch() {
        return retries;
    }

    @Override
    public List<Retries> retries() {
        return retries == null ? List.of() : retries.seen();
    }

    @Override
    public Object target() {
        return target;
    }

    @Override
    public long iteration() {
        return current;
    }

    @Override
    public int lane() {
        return lane;
    }

    @Override
    public Random random() {
        if (seeded != key) {
            seeded = key;
            random.setSeed(key);
        }
        return random;
    }

    @Override
    public long elapsedNanos() {
        return elapsedNanos;
    }

    @Override
    public int recursionDepth() {
        return recursionDepth;
    }

    @Override
    public synchronized int errors() {
        return errors;
    }

    @Override
    public synchronized int panics() {
        return panics;
    }

    @Override
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public Optional<Hang> hang() {
        return Optional.ofNullable(hang);
    }
}
