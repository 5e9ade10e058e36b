package io.chaoskit.site;

/**
 * The call of a woven method in which a fault fires. Valid until the call is over, and only on its thread.
 */
public interface Call {

    /**
     * The method.
     *
     * @return what is called
     */
    MethodShape method();

    /**
     * The class that declares the method.
     *
     * @return whose code runs now; not for what is done afterwards
     * @throws IllegalStateException at sites that are no methods of a class
     */
    default Class<?> declaring() {
        throw new IllegalStateException(method().text() + " is no method of a class");
    }

    /**
     * The object.
     *
     * @return null for static methods and constructors
     */
    Object self();

    /**
     * The arguments.
     *
     * @return the very ones that the method gets: a change of the array is a change of the call
     */
    Object[] arguments();

    /**
     * Keeps the method's own code from running.
     *
     * @param value what the method returns instead
     */
    void returnInstead(Object value);

    /**
     * Does something when the method's own code has ended, or was skipped.
     *
     * @param ending gets what it returned or threw, and says what the caller gets
     */
    void afterwards(Ending ending);

    /** Runs the method's own code once more when it has returned; what it returns then is what the caller gets. */
    void again();

    /**
     * Does a fault to the reply of a method that returns before it is done: what it throws is what the reply fails with, waits make the
     * reply late and hold nobody up, and what it does {@link #afterwards} it does with the reply.
     *
     * @param fault does it, now
     * @throws IllegalStateException if {@link MethodShape#reply} says that the method returns its reply
     */
    default void asynchronously(Fault fault) {
        throw new IllegalStateException(method().text() + " returns when it is done");
    }

    /** A fault that is done to a call. */
    @FunctionalInterface
    interface Fault {

        /**
         * Does it.
         *
         * @throws Throwable what the caller gets
         */
        void apply() throws Throwable;
    }

    /** What the caller of a method gets. */
    @FunctionalInterface
    interface Ending {

        /**
         * Decides it.
         *
         * @param result what the method returned; null for nothing
         * @param thrown what it threw; null when it returned
         * @return what the caller gets
         * @throws Throwable what the caller gets instead
         */
        Object end(Object result, Throwable thrown) throws Throwable;
    }
}
