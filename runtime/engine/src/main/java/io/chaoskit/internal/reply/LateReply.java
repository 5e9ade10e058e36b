package io.chaoskit.internal.reply;

import io.chaoskit.site.MethodShape;

/** The reply of a call that returns before it is done, as faults change it. For one call. */
public interface LateReply {

    /**
     * Makes it for a call in which something fires.
     *
     * @param kind how the method replies, late
     * @param change what becomes of the reply
     * @param more how often a suspend function is to run again
     */
    static LateReply of(MethodShape.Reply kind, Change change, int more) {
        return switch (kind) {
            case STAGE -> new StageReply(change);
            case PUBLISHER -> new PublisherReply(change);
            case CONTINUATION -> new SuspendReply(change, more);
            case RETURN -> throw new IllegalArgumentException("a method that returns its reply has no late one");
        };
    }

    /** Before the method's own code, or instead of it. May change the arguments. */
    default void before(Object self, Object[] arguments) {}

    /** Whether the method's own code is run again at once, after it returned this. */
    default boolean runsAgain(Object returned) {
        return false;
    }

    /**
     * What the method returns.
     *
     * @param own what its own code returned or threw; returned null when it was skipped
     * @throws Throwable what the method throws
     */
    Object result(Outcome own) throws Throwable;
}
