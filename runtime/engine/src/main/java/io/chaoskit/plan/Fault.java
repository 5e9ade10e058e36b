package io.chaoskit.plan;

import io.chaoskit.internal.value.FaultIds;
import io.chaoskit.internal.value.Mixer;
import io.chaoskit.site.Place;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A fault that happened: a hit that fired. Values of it are the trace of an iteration.
 *
 * @param iteration from 1; 0 for the run itself
 * @param task the thread's place in the iteration, {@code 0} for the lane's own
 * @param injector the injector's name
 * @param site the site's text
 * @param hit the number of the hit at this site in this task, from 1
 * @param effect the effect's text
 * @param place where in the code
 * @param drawn what was left to chance
 */
public record Fault(
        long iteration, String task, String injector, String site, long hit, String effect, Place place, Drawn drawn) {

    /** Rejects null. */
    public Fault {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(drawn, "drawn");
    }

    /**
     * A fault of which neither place nor draws are known.
     *
     * @param iteration from 1; 0 for the run itself
     * @param task the thread's place in the iteration, {@code 0} for the lane's own
     * @param injector the injector's name
     * @param site the site's text
     * @param hit the number of the hit at this site in this task, from 1
     * @param effect the effect's text
     */
    public Fault(long iteration, String task, String injector, String site, long hit, String effect) {
        this(iteration, task, injector, site, hit, effect, Place.UNKNOWN, Drawn.NOTHING);
    }

    /**
     * What a fault did where its effect leaves something to chance.
     *
     * @param delayNanos how long it made the thread wait, in nanoseconds; empty when it did not
     * @param branch which part of {@code oneOf}, from 0; empty for other effects
     * @param part the text of that part; empty for other effects
     * @param exception the class of what it threw; empty when it threw nothing
     */
    public record Drawn(OptionalLong delayNanos, OptionalInt branch, String part, Optional<String> exception) {

        /** Of a fault that neither waited, chose nor threw. */
        public static final Drawn NOTHING = new Drawn(OptionalLong.empty(), OptionalInt.empty(), "", Optional.empty());

        /** Rejects null. */
        public Drawn {
            Objects.requireNonNull(delayNanos, "delayNanos");
            Objects.requireNonNull(branch, "branch");
            Objects.requireNonNull(part, "part");
            Objects.requireNonNull(exception, "exception");
        }
    }

    /**
     * What finds a fault again, whatever the seed.
     *
     * @param injector the injector's name
     * @param site the site's text
     * @param method the method that was hit; empty for a site that is no method
     * @param context the hash of the calls that led there; empty when there are none
     * @param task the thread's place in the iteration
     * @param hit the number of the hit: at the method in that context when {@code counted}, else at the site
     * @param counted whether the hit was counted by its context
     */
    public record Key(
            String injector, String site, String method, String context, String task, long hit, boolean counted) {}

    /**
     * The key of this fault within its iteration.
     *
     * @return independent of seed and draws
     */
    public Key key() {
        boolean counted = place.hit() > 0;
        return new Key(injector, site, place.method(), place.context(), task, counted ? place.hit() : hit, counted);
    }

    /**
     * The kind of its effect.
     *
     * @return the word of the effect, for example {@code delay} of {@code delay(5ms, 25ms)}
     */
    public String kind() {
        int end = effect.indexOf('(');
        return end < 0 ? effect : effect.substring(0, end);
    }

    /**
     * Identifies this fault in reports, recordings and traces of a run: the same fault of a scenario and a seed has the same identifier in
     * each run.
     *
     * @param scenario the name
     * @param seed of the run
     * @return 16 hexadecimal digits
     */
    public String id(String scenario, long seed) {
        long ofTask = FaultIds.ofTask(FaultIds.ofIteration(seed, iteration), task);
        return FaultIds.id(Mixer.key(scenario), ofTask, FaultIds.ofInjector(injector, site), hit);
    }

    /**
     * Whether another one is the same hit of the same injector, whatever is known of its place and draws.
     *
     * @param other any
     * @return true when iteration, task, injector, site and hit are equal
     */
    public boolean sameHit(Fault other) {
        return iteration == other.iteration
                && hit == other.hit
                && task.equals(other.task)
                && injector.equals(other.injector)
                && site.equals(other.site);
    }

    @Override
    public String toString() {
        String thread = switch (task) {
            case "0" -> "";
            case "@" -> " in order of arrival";
            default -> " of thread " + task;
        };
        String what = drawn.part().isEmpty() ? effect : drawn.part();
        String where = place.method().isEmpty() ? site : place.method();
        String from = place.caller().isEmpty() ? "" : " from " + place.caller();
        return what + " at " + where + ", hit " + hit + thread + from;
    }
}
