package io.chaoskit.cli;

import io.chaoskit.model.Scenario;

/**
 * Sets the context class loader of the current thread to that of a script, while the script or a scenario of it is read or run. Threads
 * that are started meanwhile inherit it, so that a scheduler, a {@code ServiceLoader} or an ORM finds the classes of the script.
 */
final class ContextLoader implements AutoCloseable {

    private final ClassLoader before;

    private ContextLoader(ClassLoader before) {
        this.before = before;
    }

    /** Sets it until {@link #close}, on the same thread. */
    static ContextLoader set(ClassLoader loader) {
        ContextLoader scope = new ContextLoader(Thread.currentThread().getContextClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        return scope;
    }

    /** Sets the loader of the script that defines a scenario. */
    static ContextLoader of(Scenario scenario) {
        return set(scenario.classLoader().orElseGet(Thread.currentThread()::getContextClassLoader));
    }

    @Override
    public void close() {
        Thread.currentThread().setContextClassLoader(before);
    }
}
