package io.chaoskit.internal.hit;

import io.chaoskit.internal.reply.Change;
import io.chaoskit.internal.reply.LateShape;
import io.chaoskit.internal.reply.Outcome;
import io.chaoskit.site.Call.Ending;
import io.chaoskit.site.Call.Fault;
import io.chaoskit.site.MethodShape;
import io.chaoskit.value.InjectorMistake;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The faults of a call that are done to its late reply. Belongs to the thread of the call. */
final class LateFaults {

    private final Task task;
    private final List<Ending> endings = new ArrayList<>(1);
    private Duration delay = Duration.ZERO;
    private Outcome instead;
    private boolean begun;

    LateFaults(Task task) {
        this.task = task;
    }

    /** Does a fault: it is only learnt what it wants of the reply. One within another one is part of that. */
    void during(Fault fault) {
        boolean within = begun;
        if (!within) {
            begun = true;
            task.waits().collect();
        }
        try {
            fault.apply();
        } catch (InjectorMistake wrong) {
            throw wrong;
        } catch (Throwable thrown) {
            task.recorder.threw(thrown);
            instead = Outcome.failed(thrown);
        } finally {
            if (!within) {
                begun = false;
                delay = delay.plus(task.waits().collected());
            }
        }
    }

    /** Whether a fault is done now. */
    boolean begun() {
        return begun;
    }

    /** The method as such a fault sees it. */
    MethodShape shape(MethodShape method) {
        return LateShape.of(method);
    }

    void reply(Outcome reply) {
        instead = reply;
    }

    /** The reply without the method's own code; null when that is run. */
    Outcome instead() {
        return instead;
    }

    /** What is made of the reply, to be added to. */
    List<Ending> endings() {
        return endings;
    }

    Change change(List<Ending> changes) {
        return new Change(delay, task.waits()::after, instead, changes, Dispatcher.INSTANCE::ownWork);
    }
}
