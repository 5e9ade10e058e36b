package io.chaoskit.run;

/** How the caller of an asynchronous method learns what rules did. For one call. */
interface Answer {

    /** Before the method's own code; whether that is skipped, because the host is not talked to at all. May change the arguments. */
    boolean before(Object[] arguments);

    /** What the method returns; {@code own} is what its own code returned, null when it was skipped. */
    Object result(Object own);
}
