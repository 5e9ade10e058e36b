package io.chaoskit.run;

import io.chaoskit.effect.Effect;
import io.chaoskit.injector.Injector;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Gate;
import io.chaoskit.value.Mixer;

/**
 * One injector at one site, ready for a run.
 *
 * @param index its place in the counters of a task
 * @param injectorIndex the injector's place in the scenario
 * @param injector its name
 * @param site the one site
 * @param key what its random draws are mixed with: a function of the two names, so that other injectors do not move its faults
 * @param gate the armed trigger, shared by the injector's slots
 * @param effect what happens
 */
record Slot(int index, int injectorIndex, String injector, Site site, long key, Gate gate, Effect effect) {

    static final Slot[] NONE = {};

    static Slot of(int index, int injectorIndex, Injector injector, Site site, Gate gate, Effect effect) {
        long key = Mixer.mix(Mixer.key(injector.name()), Mixer.key(site.text()));
        return new Slot(index, injectorIndex, injector.name(), site, key, gate, effect);
    }
}
