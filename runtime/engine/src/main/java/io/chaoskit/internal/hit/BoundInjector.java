package io.chaoskit.internal.hit;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.internal.value.FaultIds;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Gate;

/**
 * An injector bound to one of its sites, ready for a run.
 *
 * @param index its place in the counters of a task
 * @param injectorIndex the injector's place in the scenario
 * @param injector its name
 * @param site the one site
 * @param siteText its text, made once because every fault has it
 * @param key what its random draws are mixed with: a function of the two names, so that other injectors do not move its faults
 * @param gate what the plan decides under the armed trigger, which all bindings of the injector share
 * @param effect what happens
 * @param effectText its text
 */
public record BoundInjector(
        int index,
        int injectorIndex,
        String injector,
        Site site,
        String siteText,
        long key,
        Gate gate,
        Effect effect,
        String effectText) {

    public static final BoundInjector[] NONE = {};

    /** What has no bindings beside it, nor a count. */
    static final int[] ALONE = {};

    /** What is left of any binding after the run. */
    static final BoundInjector GONE =
            new BoundInjector(0, 0, "", Sites.everyStep(), "", 0, hit -> false, hit -> {}, "");

    static BoundInjector of(int index, int injectorIndex, Injector injector, Site site, Gate gate, Effect effect) {
        String siteText = site.text();
        long key = FaultIds.ofInjector(injector.name(), siteText);
        return new BoundInjector(
                index, injectorIndex, injector.name(), site, siteText, key, gate, effect, effect.text());
    }

    /** The same on one woven method, whose name its gate finds in the place of each hit. */
    BoundInjector lookingAt(MethodShape method) {
        Gate own = gate;
        Gate looking = hit -> {
            ((Task) hit).recorder.entered(method);
            return own.admits(hit);
        };
        return new BoundInjector(index, injectorIndex, injector, site, siteText, key, looking, effect, effectText);
    }
}
