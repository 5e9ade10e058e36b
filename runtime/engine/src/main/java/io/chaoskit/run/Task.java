package io.chaoskit.run;

import io.chaoskit.internal.value.Mixer;
import io.chaoskit.plan.Fault;
import io.chaoskit.site.Call;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Gate;
import java.time.Duration;
import java.util.concurrent.Future;

/**
 * One thread's part of an iteration: its place in the tree of threads, and its count of hits. It is also the {@link io.chaoskit.site.Hit} that
 * plans and effects see, one object for all hits of the thread, so that a hit that does not fire allocates nothing.
 */
final class Task extends Descent implements Owner {

    static final String ROOT = "0";
    private static final long SALT = 0xD1342543DE82EF95L;
    private static final int NONE = -1;
    /** In {@link #ASKED}: what arrives now is ChaosKit's own doing, and no hit. */
    private static final int CLOSED = -2;
    /** A cache line of longs. */
    private static final int LINE = 8;

    private static final int ASKED = LINE;
    private static final int HIT = ASKED + 1;
    private static final int COUNTS = HIT + 1;

    /** In {@link #ASKED}: nothing has arrived yet, and all that a hit needs is still to be made. */
    private static final int UNBORN = -3;

    private static final long[] NOTHING_YET = cells(0, UNBORN);
    private static final long[] NOTHING_NOW = cells(0, CLOSED);

    private long[] keys;
    /**
     * All that is written at each hit: the index of the slot that is asked, the number of the hit, and the counts of all slots.
     * The line of nothing on either side keeps two threads from writing to one line; there are no references, because storing
     * one costs the collector's barrier.
     */
    private long[] cells;

    private long key;
    /** The slot that fires now. */
    private Slot firing;
    /** The call of a woven method in which it fires. */
    private MethodCall call;
    /** What the code under test handed to the point where the thread is. */
    private Future<?> handed;
    /** How deep the thread is in the methods of each measured pointcut. */
    Depths depths;

    private Task(Iteration iteration, String path, boolean adopted) {
        super(iteration, path, adopted);
        equip();
    }

    /** Only what tells where it comes from: most tasks never meet a fault, and making one costs no more than handing it over. */
    Task(Heir heir) {
        super(heir);
        this.cells = NOTHING_YET;
    }

    private void equip() {
        keys = iteration.wiring().keys();
        cells = cells(keys.length, CLOSED);
        depths = new Depths(iteration);
    }

    private static long[] cells(int slots, long asked) {
        long[] cells = new long[COUNTS + slots + LINE];
        cells[ASKED] = asked;
        return cells;
    }

    /** Makes ready for what arrives first; whether there still is an iteration that it can belong to. */
    private boolean isBorn() {
        if (cells[ASKED] != UNBORN) {
            return false;
        }
        // What is done here may arrive at what is woven.
        cells = NOTHING_NOW;
        key = Mixer.mix(iterationKey, Mixer.key(path()));
        equip();
        boolean joined = iteration.join(this);
        open(joined);
        return joined;
    }

    /** The task of a lane's own thread. */
    static Task root(Iteration iteration) {
        return new Task(iteration, ROOT, false);
    }

    /** The task of a thread that did not inherit the iteration, and has it only while there is no other run. */
    static Task adopted(Iteration iteration, String thread) {
        // Plainly: '+' makes the JVM build code at its first use, out of classes that may be woven.
        return new Task(iteration, "@".concat(thread), true);
    }

    /** Whether what arrives from here on is a hit, or ChaosKit's own doing. */
    void open(boolean hits) {
        cells[ASKED] = hits ? NONE : CLOSED;
    }

    /** Begins to count for the iteration that runs now. */
    void begin(long iterationNumber, long keyOfIteration) {
        number = iterationNumber;
        key = path().equals(ROOT) ? keyOfIteration : Mixer.mix(keyOfIteration, Mixer.key(path()));
        children = 0;
        depths.reset();
    }

    /** Whether this is the task of the lane's own thread. */
    boolean root() {
        return this == iteration.root();
    }

    /** Adds the hits to the lane's and starts again at zero. */
    void drainHits(long[] totals) {
        for (int i = 0; i < keys.length; i++) {
            totals[i] += cells[COUNTS + i];
            cells[COUNTS + i] = 0;
        }
    }

    /**
     * Takes one arrival through the slots of its site. Whatever an effect throws leaves from here. A hit within an effect or
     * a condition is none: ChaosKit's own work is no target.
     */
    void hit(Slot[] slots) throws Throwable {
        if (cells[ASKED] != NONE && !isBorn()) {
            return;
        }
        try {
            if (slots.length == 1) {
                // The usual case, without what the JIT adds to a loop.
                ask(slots[0]);
            } else {
                for (Slot each : slots) {
                    ask(each);
                }
            }
        } finally {
            cells[ASKED] = NONE;
        }
    }

    private void ask(Slot slot) throws Throwable {
        if (admitted(slot)) {
            fire(slot);
        }
    }

    private boolean admitted(Slot slot) {
        int index = slot.index();
        long hit = ++cells[COUNTS + index];
        // After the count, and at fixed places: the JIT then need not read them back.
        cells[HIT] = hit;
        cells[ASKED] = index;
        Gate gate = slot.gate();
        // By its type the most usual gate is inlined, whatever other triggers the JIT has seen.
        boolean admits = gate instanceof Gate.Chance chance ? chance.admits(this) : gate.admits(this);
        return admits && iteration.record(this, slot, hit);
    }

    /**
     * Takes one arrival at a woven method through its slots, up to the first one that fires; null when none does. Nothing is
     * allocated then, unless its recursion is measured.
     */
    MethodCall enter(MethodSlots method) {
        if (cells[ASKED] != NONE && !isBorn()) {
            return null;
        }
        try {
            int first = firstThatFires(method.slots());
            if (method.measured().length > 0) {
                cells[ASKED] = CLOSED;
                depths.deeper(method.measured());
                return new MethodCall(this, method, first);
            }
            return first == method.slots().length ? null : new MethodCall(this, method, first);
        } finally {
            cells[ASKED] = NONE;
        }
    }

    private int firstThatFires(Slot[] slots) {
        if (slots.length == 1) {
            return admitted(slots[0]) ? 0 : 1;
        }
        int first = 0;
        while (first < slots.length && !admitted(slots[first])) {
            first++;
        }
        return first;
    }

    /** Ends the call with what its effects want; what they call is no hit. */
    void end(MethodCall ended) {
        long before = cells[ASKED];
        cells[ASKED] = CLOSED;
        try {
            ended.endWithEffects();
        } finally {
            cells[ASKED] = before;
        }
    }

    /** Applies what fires in the call, and takes the arrival through the slots that are left. */
    void applyTo(MethodCall within, Slot[] slots, int first) throws Throwable {
        if (first == slots.length) {
            return;
        }
        int index = slots[first].index();
        cells[HIT] = cells[COUNTS + index];
        cells[ASKED] = index;
        call = within;
        try {
            fire(slots[first]);
            for (int i = first + 1; i < slots.length; i++) {
                ask(slots[i]);
            }
        } finally {
            call = null;
            cells[ASKED] = NONE;
        }
    }

    @Override
    public Call call() {
        return call != null ? call : super.call();
    }

    private void fire(Slot slot) throws Throwable {
        firing = slot;
        try {
            slot.effect().apply(this);
        } finally {
            // The thread may live longer than the run, and must not keep its effects.
            firing = null;
        }
    }

    private Slot slot() {
        return firing != null ? firing : iteration.wiring().slot((int) cells[ASKED]);
    }

    @Override
    public String injector() {
        return slot().injector();
    }

    @Override
    public Site site() {
        return slot().site();
    }

    @Override
    public long number() {
        return cells[HIT];
    }

    @Override
    public long draw(int salt) {
        return Mixer.mix(key ^ (keys[(int) cells[ASKED]] + salt * SALT), cells[HIT]);
    }

    Future<?> hand(Future<?> future) {
        Future<?> before = handed;
        handed = future;
        return before;
    }

    @Override
    public void cancel(Duration after) {
        Cancellations here = iteration.cancellations();
        if (here != null) {
            here.later(slot(), number, handed, after);
        }
    }

    @Override
    Fault fault() {
        return slot().fault(this, number());
    }
}
