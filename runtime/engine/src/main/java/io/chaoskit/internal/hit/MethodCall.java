package io.chaoskit.internal.hit;

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
    private final List<Ending> endings = new ArrayList<>(0);
    private Object self;
    private Object[] arguments;
    private boolean skipped;
    private int more;
    private Object result;
    private Throwable thrown;

    /** A call in which the injector with the index {@code first} fires, and those before it do not; none when there is no such injector. */
    MethodCall(Task task, WovenMethod attached, int first) {
        this.task = task;
        this.attached = attached;
        this.first = first;
    }

    /** Before the method's own code; whether that is skipped. What an effect throws is what the caller gets. */
    @Override
    public boolean before(Object object, Object[] given) throws Throwable {
        self = object;
        arguments = given;
        try {
            task.applyTo(this, attached.injectors(), first);
        } catch (Throwable thrownByEffect) {
            abandon();
            throw thrownByEffect;
        }
        return skipped;
    }

    /** The method's own end is not reached. */
    public void abandon() {
        task.depths.exit(attached.measured());
    }

    /** After the method's own code; whether that is run once more. */
    @Override
    public boolean after(Object returned, Throwable failure) {
        if (failure == null && !skipped && more > 0) {
            more--;
            return true;
        }
        task.depths.exit(attached.measured());
        result = skipped ? result : returned;
        thrown = failure;
        task.end(this);
        return false;
    }

    void endWithEffects() {
        for (Ending each : endings) {
            end(each);
        }
    }

    private void end(Ending ending) {
        try {
            result = ending.end(result, thrown);
            thrown = null;
        } catch (Throwable other) {
            thrown = other;
            result = null;
        }
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
        return attached.shape();
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
        skipped = true;
        result = value;
    }

    @Override
    public void afterwards(Ending ending) {
        endings.add(ending);
    }

    @Override
    public void again() {
        more++;
    }
}
