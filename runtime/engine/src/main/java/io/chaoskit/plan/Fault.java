package io.chaoskit.plan;

/**
 * A fault that happened: a hit that fired. Values of it are the trace of an iteration.
 *
 * @param iteration from 1
 * @param task the thread's place in the iteration, {@code 0} for the lane's own
 * @param injector the injector's name
 * @param site the site's text
 * @param hit the number of the hit at this site in this task, from 1
 * @param effect the effect's text
 */
public record Fault(long iteration, String task, String injector, String site, long hit, String effect) {

    @Override
    public String toString() {
        return effect + " at " + site + ", hit " + hit + (task.equals("0") ? "" : " of thread " + task);
    }
}
