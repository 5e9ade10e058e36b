package io.chaoskit.internal.replay;

import io.chaoskit.plan.Fault;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A fault to be made at a hit that is known by its key, and not left to a trigger.
 *
 * @param iteration in which; 0 for the run itself
 * @param key finds the hit
 * @param draws the number of the hit that the effect draws as, so that it does what it did then
 * @param delayNanos how long it waits, in nanoseconds; empty for what the effect draws
 * @param exception the class of what it throws, a superclass of what the effect throws; empty for that itself
 */
public record Pin(long iteration, Fault.Key key, long draws, OptionalLong delayNanos, Optional<String> exception) {

    private static final String IMPLICIT = "@";
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** Rejects null. */
    public Pin {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(delayNanos, "delayNanos");
        Objects.requireNonNull(exception, "exception");
    }

    /** The same fault again. */
    public static Pin of(Fault fault) {
        return new Pin(fault.iteration(), fault.key(), fault.hit(), OptionalLong.empty(), Optional.empty());
    }

    /** Whether a fault is the one that this pin makes. */
    public boolean isOf(Fault fault) {
        boolean there = fault.iteration() == iteration
                && fault.injector().equals(key.injector())
                && fault.site().equals(key.site())
                && anyThread(fault.task()).equals(anyThread(key.task()));
        if (!there || iteration == 0) {
            return there;
        }
        return key.counted() && fault.place().hit() > 0
                ? fault.place().hit() == key.hit()
                        && fault.place().method().equals(key.method())
                        && fault.place().context().equals(key.context())
                : fault.hit() == (key.counted() ? draws : key.hit());
    }

    /**
     * The path of a task without what differs from run to run: threads that belong to an iteration only because there is no other run are
     * numbered through the life of the JVM.
     */
    static String anyThread(String task) {
        return task.startsWith(IMPLICIT) ? NUMBER.matcher(task).replaceAll("#") : task;
    }

    /** At another hit in the same context, drawing as before. */
    public Pin atHit(long hit) {
        Fault.Key other =
                new Fault.Key(key.injector(), key.site(), key.method(), key.context(), key.task(), hit, key.counted());
        return new Pin(iteration, other, draws, delayNanos, exception);
    }

    /** With another delay. */
    public Pin waiting(long nanos) {
        return new Pin(iteration, key, draws, OptionalLong.of(nanos), exception);
    }

    /** Throwing another exception. */
    public Pin throwing(String type) {
        return new Pin(iteration, key, draws, delayNanos, Optional.of(type));
    }
}
