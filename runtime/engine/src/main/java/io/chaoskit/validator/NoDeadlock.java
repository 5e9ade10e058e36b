package io.chaoskit.validator;

/**
 * No threads wait for each other's locks for ever. It is looked for all the time, because an iteration in a deadlock does not end;
 * the run is stopped when there is one. The JVM finds those of platform threads, over monitors and {@code java.util.concurrent}
 * locks; virtual threads in a deadlock are found by {@code noInfiniteLoop}.
 */
public record NoDeadlock() implements Validator {

    @Override
    public String id() {
        return "noDeadlock";
    }

    @Override
    public String name() {
        return "noDeadlock()";
    }

    @Override
    public Check arm(RunAccess run) {
        return new DeadlockWatch(run);
    }
}
