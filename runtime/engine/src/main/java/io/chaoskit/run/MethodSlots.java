package io.chaoskit.run;

import io.chaoskit.site.MethodShape;

/**
 * What a woven method is attached to.
 *
 * @param wiring of the run whose it is
 * @param slots of the injectors on it, in the order written
 * @param method which
 * @param measured the indexes of the pointcuts whose recursion is measured and that match it
 * @param contact how it talks to hosts; null when it does not, or no rules are there
 */
record MethodSlots(Wiring wiring, Slot[] slots, MethodShape method, int[] measured, ContactMethod contact) {}
