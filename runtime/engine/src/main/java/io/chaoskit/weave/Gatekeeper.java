package io.chaoskit.weave;

/** Decides what happens in woven methods. Called by any thread. */
public interface Gatekeeper {

    /**
     * A woven method begins.
     *
     * @param attachment what the weaver was given for it
     * @return null when nothing fires
     */
    Object enter(Object attachment);

    /**
     * Something fires: does what comes before the method's own code.
     *
     * @param call what {@link #enter} returned
     * @param self the object; null for a static method
     * @param arguments the arguments, which may be changed
     * @return whether the method's own code is skipped
     * @throws Throwable what an effect throws
     */
    boolean before(Object call, Object self, Object[] arguments) throws Throwable;

    /**
     * Does what comes after the method's own code.
     *
     * @param call what {@link #enter} returned
     * @param result what the method would return
     * @param thrown what the method would throw
     * @return whether the method's own code is run once more
     */
    boolean after(Object call, Object result, Throwable thrown);

    /**
     * What the method returns.
     *
     * @param call what {@link #enter} returned
     * @return null for nothing
     */
    Object result(Object call);

    /**
     * What the method throws.
     *
     * @param call what {@link #enter} returned
     * @return null when it returns
     */
    Throwable thrown(Object call);
}
