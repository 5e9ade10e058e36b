package io.chaoskit.internal.run;

import io.chaoskit.internal.check.ArmedValidator;
import io.chaoskit.internal.check.CheckTimeout;
import io.chaoskit.internal.hit.Stop;
import java.util.HashMap;
import java.util.Map;

/** Measures how long lanes wait for their validators, and ends those that do not answer. Used by the coordinator. */
final class CheckTimes {

    private record Seen(long question, long since) {}

    private final LostLanes lost;
    private final Map<Lane, Seen> waiting = new HashMap<>();

    CheckTimes(LostLanes lost) {
        this.lost = lost;
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
        } else if (question < 0 && now - seen.since() > Stop.INTERRUPT_GRACE.toNanos()) {
            giveUp(lane, -question);
        }
    }

    private void giveUp(Lane lane, long question) {
        ArmedValidator asked = lane.checks().asked();
        CheckTimeout late = lane.checks().abandon(question);
        if (late != null) {
            lost.silentForever(lane, asked, late);
        }
    }
}
