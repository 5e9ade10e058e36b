package io.chaoskit.run;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures how long lanes wait for their validators, and ends those that do not answer. Used by the coordinator. */
final class CheckTimes {

    /** How long an interrupted validator may take to end. */
    private static final long DEATH = TimeUnit.SECONDS.toNanos(1);

    private record Seen(long question, long since) {}

    private final Run run;
    private final Map<Lane, Seen> waiting = new HashMap<>();

    CheckTimes(Run run) {
        this.run = run;
    }

    void look(Lane lane, long now) {
        long question = lane.checks().question();
        Seen seen = waiting.get(lane);
        if (question == 0) {
            waiting.remove(lane);
        } else if (seen == null || seen.question() != question) {
            waiting.put(lane, new Seen(question, now));
        } else if (question > 0 && now - seen.since() > lane.checks().patienceNanos()) {
            lane.checks().interrupt(question, lane.thread(), lane.checks().patience());
        } else if (question < 0 && now - seen.since() > DEATH) {
            giveUp(lane, -question);
        }
    }

    private void giveUp(Lane lane, long question) {
        ArmedAssertion asked = lane.checks().asked();
        LateAnswer late = lane.checks().abandon(question);
        if (late != null) {
            run.losses().silentForever(lane, asked, late);
        }
    }
}
