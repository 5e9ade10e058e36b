package io.chaoskit.run;

import io.chaoskit.site.Contact;

/** Brings contacts with hosts to the injectors whose rules are for them. */
final class Contacts {

    private Contacts() {}

    /** Takes one contact through the slots of the network; those without a rule for its host do not count it. */
    static void arrive(Task task, Contact met) throws Throwable {
        Contact before = task.hand(met);
        try {
            for (Slot each : task.owner().wiring().network) {
                if (each.effect().concerns(met)) {
                    task.hit(new Slot[] {each});
                }
            }
        } finally {
            task.hand(before);
        }
    }

    /** Like {@link #arrive}, for a caller that goes on before the host answers: what would hold it up or be thrown is told instead. */
    static Late arriveWithoutWaiting(Task task, Contact met) {
        Throwable failure = null;
        task.collectWaits();
        try {
            arrive(task, met);
        } catch (Throwable fault) {
            failure = fault;
        }
        return new Late(task.owner(), task.collectedWaits(), failure);
    }
}
