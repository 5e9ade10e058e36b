package io.chaoskit.internal.weave;

/** The call of a woven method in which something happens, between its begin and its end. Belongs to one thread. */
public interface WovenCall {

    /**
     * Does what comes before the method's own code.
     *
     * @param self the object; null for a static method
     * @param arguments the arguments, which may be changed
     * @return whether the method's own code is skipped
     * @throws Throwable what an effect throws
     */
    boolean before(Object self, Object[] arguments) throws Throwable;

    /**
     * Does what comes after the method's own code.
     *
     * @param result what the method would return
     * @param thrown what the method would throw
     * @return whether the method's own code is run once more
     */
    boolean after(Object result, Throwable thrown);

    /**
     * What the method returns.
     *
     * @return null for nothing
     */
    Object result();

    /**
     * What the method throws.
     *
     * @return null when it returns
     */
    Throwable thrown();
}
