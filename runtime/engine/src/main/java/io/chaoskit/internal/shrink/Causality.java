package io.chaoskit.internal.shrink;

import io.chaoskit.effect.Effect;
import io.chaoskit.internal.replay.ForcedPlan;
import io.chaoskit.internal.replay.Pin;
import io.chaoskit.internal.value.Mixer;
import io.chaoskit.plan.Plan;
import io.chaoskit.site.Hit;
import io.chaoskit.site.HitView;
import io.chaoskit.trigger.Gate;
import java.util.ArrayList;
import java.util.List;

/**
 * When a failure became inevitable: the first faults of its trace are kept, one more each time, and those that follow are drawn anew.
 *
 * @param experiments run it
 * @param trace all faults of the failure, in order
 */
record Causality(Experiments experiments, List<Pin> trace) {

    private static final int DRAWS = 20;

    /** How often it fails with the first 0, 1, … n faults; cut off where the time is over. */
    List<Odds> run() {
        List<Odds> all = new ArrayList<>();
        for (int kept = 0; kept <= trace.size(); kept++) {
            int failed = 0;
            int of = 0;
            while (of < DRAWS && !experiments.over()) {
                failed += experiments.fails(new Redrawn(trace.subList(0, kept), of)) ? 1 : 0;
                of++;
            }
            if (of < DRAWS) {
                break;
            }
            all.add(new Odds(failed, of));
        }
        return all;
    }

    /** Makes the first faults; when they have come, the triggers decide, with other random draws. */
    private static final class Redrawn implements Plan {

        private final ForcedPlan first;
        private final int kept;
        private final long other;

        Redrawn(List<Pin> kept, long draw) {
            this.first = new ForcedPlan(kept, iteration -> true);
            this.kept = kept.size();
            this.other = Mixer.mix(draw, kept.size());
        }

        @Override
        public boolean fires(Hit hit, Gate trigger) {
            return first.firedCount() < kept ? first.fires(hit, trigger) : trigger.admits(new OtherDraws(hit, other));
        }

        @Override
        public Effect over(Effect own) {
            return first.over(own);
        }

        @Override
        public boolean looksAtEachHit() {
            return true;
        }

        @Override
        public boolean decidesRun() {
            return true;
        }
    }

    private record OtherDraws(Hit hit, long other) implements HitView {

        @Override
        public long draw(int salt) {
            return Mixer.mix(hit.draw(salt), other);
        }
    }
}
