package io.chaoskit.internal.hit;

import io.chaoskit.effect.Effect;
import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.context.CurrentContext;
import io.chaoskit.internal.jfr.FaultJournal;
import io.chaoskit.internal.value.FaultIds;
import io.chaoskit.internal.value.Mixer;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.site.Call;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Place;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Gate;
import io.chaoskit.value.InjectorMistake;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * One thread's part of an iteration: the hits in its context, and their counts. It is also the {@link Hit} that plans and effects see,
 * one object for all hits of the thread, so that a hit that does not fire allocates nothing. It is made at the first hit in a context, and
 * attached to that. For the thread that works in the context.
 */
public final class Task implements Hit {

    private static final long SALT = 0xD1342543DE82EF95L;
    private static final int NONE = -1;
    /** In {@link #ASKED}: what arrives now is ChaosKit's own doing, and no hit. */
    private static final int CLOSED = -2;
    // A cache line of longs.
    private static final int LINE = 8;
    private static final int ASKED = LINE;
    private static final int HIT = ASKED + 1;
    private static final int COUNTS = HIT + 1;

    private static final long[] NOTHING_YET = cells(0);

    private final Context context;
    private final Iteration iteration;
    private final Waits waits;
    private long[] keys;
    private long key;
    private Contact contact;
    Recorder recorder;
    /** Whether the iteration did not start the thread: then its hits are numbered in the order of arrival with those of all such threads. */
    private final boolean stranger;
    /**
     * All that is written at each hit: the index of the injector that is asked, the number of the hit, and the counts of all injectors. The
     * line of nothing on either side keeps two threads from writing to one; there are no references, which cost the collector's barrier.
     */
    private long[] cells = NOTHING_YET;
    /** The injector that fires now. */
    private BoundInjector firing;
    /** The call of a woven method in which it fires. */
    private MethodCall call;
    /** What was handed to the point where the thread is. */
    private Future<?> handed;
    /** How deep the thread is in the methods of each measured pointcut. */
    Depths depths;

    private Task(Iteration iteration, Context context) {
        this.iteration = iteration;
        this.context = context;
        this.waits = new Waits(iteration.stop());
        this.stranger = context.implicit();
    }

    private void equip() {
        keys = iteration.wiring().keys();
        cells = cells(keys.length);
        depths = new Depths(iteration);
        recorder = new Recorder(iteration.wiring().looksAtEachHit());
    }

    /** Closed. */
    private static long[] cells(int injectors) {
        long[] cells = new long[COUNTS + injectors + LINE];
        cells[ASKED] = CLOSED;
        return cells;
    }

    /** The task of a lane's own thread. */
    static Task root(Iteration iteration) {
        Task root = new Task(iteration, Context.root(iteration));
        root.context.attach(root);
        root.equip();
        return root;
    }

    /** Makes all that hits need. It is attached first, and still closed: what is done here may arrive at what is woven. */
    static Task initialize(Context context) {
        Task task = new Task((Iteration) context.owner(), context);
        CurrentContext.attach(context, task);
        task.key = FaultIds.ofTask(task.iteration.key(), task.task());
        task.equip();
        task.open(task.iteration.join(task));
        return task;
    }

    /** Whether what arrives from here on is a hit, or ChaosKit's own doing. */
    public void open(boolean hits) {
        cells[ASKED] = hits ? NONE : CLOSED;
    }

    /** Begins to count for the iteration that runs now. By the lane, for its own task. */
    void begin(long iterationNumber, long keyOfIteration) {
        context.begin(iterationNumber);
        key = keyOfIteration;
        depths.reset();
        recorder.reset();
    }

    /** Adds the hits to the lane's and starts again at zero. */
    void drainHits(long[] totals) {
        for (int i = 0; i < keys.length; i++) {
            totals[i] += cells[COUNTS + i];
            cells[COUNTS + i] = 0;
        }
    }

    public Context context() {
        return context;
    }

    /** Whether the iteration of its context still runs. Here, and not by the context: then it is known which type that has. */
    boolean live() {
        return context.number() == iteration.number();
    }

    Iteration owner() {
        return iteration;
    }

    /** Takes one arrival through the injectors of its site. Whatever an effect throws leaves from here. A hit within an effect is none. */
    public void hit(BoundInjector[] injectors) throws Throwable {
        if (cells[ASKED] != NONE) {
            return;
        }
        try {
            if (injectors.length == 1) {
                // The usual case, without what the JIT adds to a loop.
                ask(injectors[0]);
            } else {
                for (BoundInjector each : injectors) {
                    ask(each);
                }
            }
        } finally {
            cells[ASKED] = NONE;
        }
    }

    /** Takes one arrival at a host through the injectors that have a rule for it; others do not count it. */
    public void hit(Contact met) throws Throwable {
        Contact before = contact;
        contact = met;
        try {
            for (BoundInjector each : iteration.wiring().hosts) {
                if (each.effect().concerns(met)) {
                    hit(new BoundInjector[] {each});
                }
            }
        } finally {
            contact = before;
        }
    }

    /** Takes one arrival at {@code Chaos.maybeCancel(future)} through its injectors. */
    void hit(Future<?> future) throws Throwable {
        Future<?> before = handed;
        handed = future;
        try {
            hit(iteration.wiring().cancel);
        } finally {
            handed = before;
        }
    }

    private void ask(BoundInjector injector) throws Throwable {
        if (admitted(injector)) {
            fire(injector);
        }
    }

    private boolean admitted(BoundInjector injector) {
        int index = injector.index();
        long hit = stranger ? iteration.strangers().arrive(index) : ++cells[COUNTS + index];
        // After the count, and at fixed places: the JIT then need not read them back.
        cells[HIT] = hit;
        cells[ASKED] = index;
        Gate gate = injector.gate();
        try {
            // By its type the most usual gate is inlined, whatever other triggers the JIT has seen.
            boolean admits = gate instanceof Gate.Chance chance ? chance.admits(this) : gate.admits(this);
            return admits && recorder.record(this, injector, hit, call);
        } catch (InjectorMistake wrong) {
            iteration.mistaken(wrong);
            return false;
        }
    }

    /**
     * Takes one arrival at a woven method through its injectors, up to the first one that fires; null when none does. Nothing is
     * allocated then, unless its recursion is measured.
     */
    MethodCall enter(WovenMethod method) {
        if (cells[ASKED] != NONE) {
            return null;
        }
        try {
            int first = firstThatFires(method.injectors());
            boolean fires = first < method.injectors().length;
            if (fires) {
                recorder.firedAt(method.shape());
            }
            boolean measured = method.measured().length > 0;
            if (measured) {
                cells[ASKED] = CLOSED;
                depths.enter(method.measured());
            }
            return measured || fires ? new MethodCall(this, method, first, cells[HIT]) : null;
        } finally {
            cells[ASKED] = NONE;
        }
    }

    private int firstThatFires(BoundInjector[] injectors) {
        if (injectors.length == 1) {
            return admitted(injectors[0]) ? 0 : 1;
        }
        int first = 0;
        while (first < injectors.length && !admitted(injectors[first])) {
            first++;
        }
        return first;
    }

    /** Does what is no hit, whatever it calls. */
    void ownWork(Runnable work) {
        long before = cells[ASKED];
        cells[ASKED] = CLOSED;
        try {
            work.run();
        } finally {
            cells[ASKED] = before;
        }
    }

    /** Applies what fires in the call, and takes the arrival through the injectors that are left. */
    void applyTo(MethodCall within, BoundInjector[] injectors, int first) throws Throwable {
        if (first == injectors.length) {
            return;
        }
        cells[HIT] = within.hit();
        cells[ASKED] = injectors[first].index();
        call = within;
        try {
            fire(injectors[first]);
            for (int i = first + 1; i < injectors.length && !within.failsLate(); i++) {
                ask(injectors[i]);
            }
        } finally {
            call = null;
            cells[ASKED] = NONE;
        }
    }

    private void fire(BoundInjector injector) throws Throwable {
        firing = injector;
        FaultJournal.Entry recorded = null;
        try {
            recorded = iteration.feed().fires(recorder.now(), key);
            injector.effect().apply(this);
        } catch (InjectorMistake wrong) {
            iteration.mistaken(wrong);
        } catch (Throwable thrown) {
            recorder.threw(thrown);
            throw thrown;
        } finally {
            // The thread may live longer than the run, and must not keep its effects.
            firing = null;
            recorder.done();
            if (recorded != null) {
                recorded.effectEnded();
            }
        }
    }

    private BoundInjector asked() {
        return firing != null ? firing : iteration.wiring().injector((int) cells[ASKED]);
    }

    /** The woven method that is arrived at; null at other sites. Known only where every hit is looked at. */
    public MethodShape entered() {
        Site site = asked().site();
        if (site.arrival() == Site.Arrival.METHOD) {
            return recorder.entered();
        }
        return site instanceof MethodShape failpoint ? failpoint : null;
    }

    /** What the injector does that is asked now. */
    public Effect effect() {
        return asked().effect();
    }

    /** The waits of this task's faults. */
    public Waits waits() {
        return waits;
    }

    @Override
    public String injector() {
        return asked().injector();
    }

    @Override
    public Site site() {
        return asked().site();
    }

    @Override
    public long number() {
        return cells[HIT];
    }

    @Override
    public long count() {
        int asked = (int) cells[ASKED];
        long sum = cells[HIT];
        for (int each : iteration.wiring().bindingsBeside(asked)) {
            if (each != asked) {
                sum += stranger ? iteration.strangers().arrived(each) : cells[COUNTS + each];
            }
        }
        return sum;
    }

    @Override
    public long iteration() {
        return context.number();
    }

    @Override
    public int lane() {
        return iteration.lane();
    }

    @Override
    public String task() {
        return stranger ? Context.IMPLICIT_PATH : context.path();
    }

    @Override
    public Duration elapsed() {
        return iteration.sinceStart();
    }

    @Override
    public long draw(int salt) {
        return bits(key, salt, cells[HIT]);
    }

    /** The random bits of this hit if it had another number, in the task with that path. */
    public long draw(String path, int salt, long hit) {
        long ofTask = path.equals(task()) ? key : FaultIds.ofTask(iteration.key(), path);
        return bits(ofTask, salt, hit);
    }

    private long bits(long ofTask, int salt, long hit) {
        return Mixer.mix(ofTask ^ (keys[(int) cells[ASKED]] + salt * SALT), hit);
    }

    /** The classes that an exception passes through which is thrown at this hit. */
    public Set<String> passed() {
        return CallContext.passed(site().arrival() == Site.Arrival.METHOD);
    }

    /** A hit came at a site of a run in which retries are followed; before it is known whether it fires. */
    void followed() {
        RetryWatch retries = iteration.retryWatch();
        if (retries != null && live()) {
            retries.arrived(this, asked());
        }
    }

    @Override
    public Object target() {
        return iteration.target();
    }

    @Override
    public Place place() {
        return recorder.place(asked(), number(), call);
    }

    @Override
    public void chose(int branch, String part) {
        recorder.chose(branch, part);
    }

    @Override
    public Call call() {
        if (call == null && asked().site().arrival() == Site.Arrival.METHOD) {
            throw new IllegalStateException("hit.call() must be used in an effect, but was used in a trigger, which is"
                    + " asked before the call is known; look at it in inject { hit -> … }");
        }
        return call != null ? call : Hit.super.call();
    }

    @Override
    public Contact contact() {
        return contact != null ? contact : Hit.super.contact();
    }

    @Override
    public void pause(Duration duration) {
        recorder.waits(duration);
        waits.pause(duration);
    }

    @Override
    public void cancel(Duration after) {
        iteration.actions().cancel(asked(), context, handed, after);
    }

    @Override
    public void hold(Pressure pressure, Optional<Duration> length) {
        iteration.actions().hold(pressure, length, recorder.fault());
    }

    @Override
    public void holdForIteration(Pressure pressure) {
        iteration.actions().holdForIteration(pressure, recorder.fault());
    }
}
