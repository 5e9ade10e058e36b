package io.chaoskit.internal.check;

import io.chaoskit.value.Durations;
import java.util.List;

/** The validator that a lane asks now, so that another thread can end one that does not answer. */
public final class CheckWatch {

    private final StepWatch watch = new StepWatch();
    private long questions;
    private volatile ArmedValidator asked;
    private volatile CheckTimeout late;
    private boolean abandoned;

    // By the lane.

    void ask(ArmedValidator validator) {
        asked = validator;
        watch.enter(++questions);
    }

    /** The validator answered, or threw; not null when it was interrupted. */
    CheckTimeout answered() {
        abandoned = !watch.leave();
        CheckTimeout timeout = late;
        if (timeout != null) {
            late = null;
        }
        return timeout;
    }

    /** Whether the lane was given up in the meantime and must end. */
    public boolean abandoned() {
        return abandoned;
    }

    // By the coordinator.

    /** The number of the question that waits for an answer, negative when it was interrupted already; 0 for none. */
    public long question() {
        return watch.startedAt();
    }

    public ArmedValidator asked() {
        return asked;
    }

    public long patienceNanos() {
        return asked.check().patience().toNanos();
    }

    /** Ends the question by an interrupt, unless it ended by itself; the reason ends "it did not answer …". */
    public boolean interrupt(long question, Thread lane, String why) {
        List<StackTraceElement> stack = List.of(lane.getStackTrace());
        return watch.claim(question, () -> {
            late = new CheckTimeout(why, stack, null);
            lane.interrupt();
        });
    }

    public String patience() {
        return "within " + Durations.format(asked.check().patience());
    }

    /** Gives up the lane with the question that was interrupted; null when it was answered meanwhile. */
    public CheckTimeout abandon(long question) {
        CheckTimeout timeout = late;
        return watch.abandonClaimed(question) ? timeout : null;
    }

    public boolean waiting() {
        return watch.inStep();
    }
}
