package io.chaoskit.run;

import io.chaoskit.value.Durations;
import java.util.List;

/** Which validator a lane asks now, so that the coordinator can end one that does not answer. */
final class CheckWatch {

    private final StepWatch watch = new StepWatch();
    private long questions;
    private volatile ArmedAssertion asked;
    private volatile LateAnswer late;
    private boolean abandoned;

    // By the lane.

    void ask(ArmedAssertion assertion) {
        asked = assertion;
        watch.enter(++questions);
    }

    /** The validator answered, or threw; not null when it was interrupted. */
    LateAnswer answered() {
        abandoned = !watch.leave();
        LateAnswer told = late;
        if (told != null) {
            late = null;
        }
        return told;
    }

    /** Whether the lane was given up in the meantime and must end. */
    boolean abandoned() {
        return abandoned;
    }

    // By the coordinator.

    /** The number of the question that waits for an answer, negative when it was interrupted already; 0 for none. */
    long question() {
        return watch.startedAt();
    }

    ArmedAssertion asked() {
        return asked;
    }

    long patienceNanos() {
        return asked.check().patience().toNanos();
    }

    /** Ends the question by an interrupt, unless it ended by itself; the reason ends "it did not answer …". */
    boolean interrupt(long question, Thread lane, String why) {
        List<StackTraceElement> stack = List.of(lane.getStackTrace());
        return watch.claim(question, () -> {
            late = new LateAnswer(why, stack, null);
            lane.interrupt();
        });
    }

    String patience() {
        return "within " + Durations.format(asked.check().patience());
    }

    /** Gives up the lane with the question that was interrupted; null when it was answered meanwhile. */
    LateAnswer abandon(long question) {
        LateAnswer told = late;
        return watch.abandonClaimed(question) ? told : null;
    }

    boolean waiting() {
        return watch.inStep();
    }
}
