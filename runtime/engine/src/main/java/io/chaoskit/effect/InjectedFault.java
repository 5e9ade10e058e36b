package io.chaoskit.effect;

/** The mark that an injected throwable of the user's own type carries as suppressed. Never thrown. */
public final class InjectedFault extends Exception implements Injected {

    private static final long serialVersionUID = 1L;

    InjectedFault(String where) {
        super(where, null, false, false);
    }
}
