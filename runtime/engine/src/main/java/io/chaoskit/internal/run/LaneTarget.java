package io.chaoskit.internal.run;

import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.check.Findings.Occasion;
import io.chaoskit.internal.check.StepWatch;
import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.model.Target;
import io.chaoskit.model.Target.Lifetime;
import io.chaoskit.report.Thrown;
import java.util.List;

/**
 * The object under test as one lane has it: the run's, or one that the lane makes for itself or for each iteration. It is closed once, by
 * the lane, or by the run when the lane does not come back. No fault fires meanwhile, because the lane is in no iteration.
 */
final class LaneTarget {

    private final Target described;
    private final boolean runItself;
    private final Iteration iteration;
    private final Findings findings;
    private final StepWatch watch = new StepWatch();
    /** Counts what the watch sees. By the lane. */
    private long entered;

    private volatile String doing = "";
    private volatile boolean cut;
    // Guarded by this.
    private Object made;
    private boolean open;
    /** Nobody will use it any more: what is still being made is closed at once. */
    private boolean over;

    /** {@code runItself}: the scenario has no steps. */
    LaneTarget(Target described, boolean runItself, Iteration iteration, Findings findings) {
        this.described = described;
        this.runItself = runItself;
        this.iteration = iteration;
        this.findings = findings;
    }

    // By the lane.

    /** The lane begins; false when its target could not be made, which is in the findings then. */
    boolean laneBegins() {
        return described.lifetime() != Lifetime.LANE || make();
    }

    /** The next iteration may begin; false when its target could not be made, which is in the findings then. */
    boolean iterationBegins(long next) {
        if (described.lifetime() != Lifetime.ITERATION) {
            return true;
        }
        iteration.prepare(next);
        return make();
    }

    /** The iteration is over, and its checks. */
    void iterationEnded() {
        if (described.lifetime() == Lifetime.ITERATION) {
            close();
        }
    }

    /** Whether making or closing it was interrupted because the run ends: that says nothing about the target. */
    boolean cutShort() {
        return cut;
    }

    private boolean make() {
        Object fresh = null;
        Throwable thrown = null;
        enter("making its target");
        try {
            fresh = described.maker().make(iteration);
        } catch (Throwable any) {
            thrown = any;
        }
        boolean wanted = leave();
        if (thrown != null) {
            if (wanted && !cut) {
                notMade("the target could not be made: " + Thrown.of(thrown).headline(), thrown);
            }
            return false;
        }
        return keep(fresh) && canRun(fresh) && wanted;
    }

    private boolean keep(Object fresh) {
        synchronized (this) {
            if (!over) {
                made = fresh;
                open = true;
                iteration.use(fresh);
                return true;
            }
        }
        end(fresh);
        return false;
    }

    private boolean canRun(Object fresh) {
        boolean can = !runItself || described.step(fresh).isPresent();
        if (!can) {
            notMade(Preparation.cannotRun(fresh), null);
            close();
        }
        return can;
    }

    private void notMade(String message, Throwable thrown) {
        findings.targetNotMade(here(), message, thrown);
    }

    private Occasion here() {
        long number = described.lifetime() == Lifetime.ITERATION ? iteration.iteration() : 0;
        return new Occasion(number, iteration.lane(), "", List.of(), 0);
    }

    /** Closes it unless that was done, or there is none. */
    void close() {
        Object closing;
        synchronized (this) {
            if (!open) {
                return;
            }
            open = false;
            closing = made;
            made = null;
        }
        enter("closing its target");
        end(closing);
        leave();
    }

    private void end(Object closing) {
        try {
            described.close().run(closing);
        } catch (Throwable thrown) {
            if (!cut) {
                findings.targetNotClosed(here(), thrown);
            }
        }
    }

    private void enter(String what) {
        doing = what;
        watch.enter(++entered);
    }

    private boolean leave() {
        doing = "";
        return watch.leave();
    }

    // By other threads.

    /** What the lane does with it now: making or closing; empty for neither. */
    String doing() {
        return doing;
    }

    /** Interrupts the lane if it makes or closes it now. */
    void cut(Thread lane) {
        long now = watch.startedAt();
        if (now > 0) {
            watch.claim(now, () -> {
                cut = true;
                lane.interrupt();
            });
        }
    }

    /** Gives up the lane if it makes or closes it now. */
    void abandon() {
        watch.abandon();
    }

    /** The run is over: closes what a lane that did not come back has left open. */
    void retire() {
        Object left;
        synchronized (this) {
            over = true;
            if (!open) {
                return;
            }
            open = false;
            left = made;
            made = null;
        }
        end(left);
    }
}
