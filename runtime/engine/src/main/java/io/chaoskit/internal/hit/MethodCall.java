package io.chaoskit.internal.hit;

import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.context.CurrentContext;
import io.chaoskit.internal.reply.LateReply;
import io.chaoskit.internal.reply.Outcome;
import io.chaoskit.internal.weave.WovenCall;
import io.chaoskit.site.Call;
import io.chaoskit.site.MethodShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The call of a woven method in which something fires. Belongs to one thread. */
public final class MethodCall implements Call, WovenCall {

    private final Task task;
    private final WovenMethod attached;
    private final int first;
    private final long hit;
    private final List<Ending> endings = new ArrayList<>(0);
    private Object self;
    private Object[] arguments;
    private boolean skipped;
    private int more;
    /** What is done to a reply that comes late; null when nothing is. */
    private LateFaults late;
    /** Null when the reply is what the method returns. */
    private LateReply reply;

    private Object result;
    private Throwable thrown;

    /**
     * A call in which the injector with the index {@code first} fires at its hit, and those before it do not; none when there is no such
     * injector.
     */
    MethodCall(Task task, WovenMethod attached, int first, long hit) {
        this.task = task;
        this.attached = attached;
        this.first = first;
        this.hit = hit;
    }

    /** Before the method's own code; whether that is skipped. What an effect throws is what the caller gets. */
    @Override
    public boolean before(Object object, Object[] given) throws Throwable {
        self = object;
        arguments = given;
        try {
            task.applyTo(this, attached.injectors(), first);
            reply = lateReply();
        } catch (Throwable thrownByEffect) {
            abandon();
            throw thrownByEffect;
        }
        return skipped;
    }

    /** A suspend function may be suspended: what becomes of its value is not known before it goes on. */
    private LateReply lateReply() {
        MethodShape method = attached.shape();
        boolean suspends = method.reply() == MethodShape.Reply.CONTINUATION;
        if (late == null && !(suspends && (more > 0 || !endings.isEmpty()))) {
            return null;
        }
        LateFaults faults = late == null ? new LateFaults(task) : late;
        skipped |= faults.instead() != null;
        LateReply made =
                LateReply.of(method.reply(), faults.change(suspends ? endings : faults.endings()), suspends ? more : 0);
        more = suspends ? 0 : more;
        made.before(self, arguments);
        return made;
    }

    /** The method's own end is not reached. */
    public void abandon() {
        task.depths.exit(attached.measured());
    }

    /** After the method's own code; whether that is run once more. */
    @Override
    public boolean after(Object returned, Throwable failure) {
        if (failure == null && !skipped && runsAgain(returned)) {
            return true;
        }
        task.depths.exit(attached.measured());
        result = skipped ? result : returned;
        thrown = failure;
        if (attached.shape().reply() != MethodShape.Reply.CONTINUATION) {
            task.ownWork(this::endWithEffects);
        }
        if (reply != null) {
            endLate();
        }
        return false;
    }

    private boolean runsAgain(Object returned) {
        if (more > 0) {
            more--;
            return true;
        }
        return reply != null && reply.runsAgain(returned);
    }

    /** What is handed over for it is no work of the iteration: it must not count among the caller's handovers. */
    private void endLate() {
        Outcome own = new Outcome(result, thrown);
        Context caller = CurrentContext.swap(null);
        try {
            result = reply.result(own);
            thrown = null;
        } catch (Throwable other) {
            thrown = other;
            result = null;
        } finally {
            CurrentContext.swap(caller);
        }
    }

    private void endWithEffects() {
        for (Ending each : endings) {
            end(each);
        }
    }

    private void end(Ending ending) {
        Outcome changed = new Outcome(result, thrown).after(ending);
        result = changed.value();
        thrown = changed.thrown();
    }

    /** The whole of a call whose own code is this; what the caller gets. */
    Object around(Supplier<?> own) throws Throwable {
        boolean skip = before(null, new Object[0]);
        boolean again;
        do {
            Object returned = null;
            Throwable failure = null;
            try {
                returned = skip ? null : own.get();
            } catch (Throwable any) {
                failure = any;
            }
            again = after(returned, failure);
        } while (again);
        if (thrown != null) {
            throw thrown;
        }
        return result;
    }

    @Override
    public Object result() {
        return result;
    }

    @Override
    public Throwable thrown() {
        return thrown;
    }

    @Override
    public MethodShape method() {
        return late != null && late.begun() ? late.shape(attached.shape()) : attached.shape();
    }

    @Override
    public Class<?> declaring() {
        return CallContext.arrived();
    }

    @Override
    public Object self() {
        return self;
    }

    @Override
    public Object[] arguments() {
        return arguments;
    }

    @Override
    public void returnInstead(Object value) {
        if (late != null && late.begun()) {
            late.reply(Outcome.of(value));
        } else {
            skipped = true;
            result = value;
        }
    }

    @Override
    public void afterwards(Ending ending) {
        boolean ofStage = late != null && late.begun() && attached.shape().reply() != MethodShape.Reply.CONTINUATION;
        (ofStage ? late.endings() : endings)
                .add(task.recorder.now().noting(task.owner().guarded(ending)));
    }

    @Override
    public void again() {
        more++;
    }

    @Override
    public void asynchronously(Fault fault) {
        if (attached.shape().reply() == MethodShape.Reply.RETURN) {
            Call.super.asynchronously(fault);
        }
        late = late == null ? new LateFaults(task) : late;
        late.during(fault);
    }

    /** The number of the hit at the first injector that fires. */
    long hit() {
        return hit;
    }

    /** Whether the reply is a failure already, so that nothing else can become of it. */
    boolean failsLate() {
        return late != null && late.instead() != null && late.instead().thrown() != null;
    }
}
