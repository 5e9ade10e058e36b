package io.chaoskit.run;

import io.chaoskit.effect.Injector;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Scenario;
import io.chaoskit.value.Mistake;
import java.util.ArrayList;
import java.util.List;

/** The rules for a scenario that is run in shards, none of which knows what happens in the others. */
final class ShardRules {

    private ShardRules() {}

    static List<Mistake> mistakes(Scenario scenario, Seeds seeds) {
        List<Mistake> mistakes = new ArrayList<>();
        if (!seeds.knownFor(scenario)) {
            mistakes.add(new Mistake(
                    scenario.at(),
                    "a run in shards must have a seed, which all of them share, but '" + scenario.name() + "' has none",
                    "--seed 42"));
        }
        for (Injector each : scenario.injectors()) {
            if (each.trigger().countsFaults()) {
                mistakes.add(new Mistake(
                        each.at(),
                        "a run in shards must not have '" + each.trigger()
                                + "', because no shard knows how many faults the others have",
                        "use probability or first, or run it whole"));
            }
        }
        for (Assertion each : scenario.assertions()) {
            if (each.validator().ofWholeRun()) {
                mistakes.add(
                        new Mistake(
                                each.at(),
                                "a run in shards must not have '" + each.name()
                                        + "', because no shard knows the figures of the whole run",
                                "leave it out, and judge the merged report: chaoskit report merge --threshold 'latency.p95<200ms'"));
            }
        }
        return mistakes;
    }
}
