package io.chaoskit.internal.dsl.form;

import groovy.lang.GroovyObjectSupport;
import java.util.function.Supplier;

/** Placeholder for a value that is only available after the run, such as {@code latency}; fails when used earlier. */
public final class AfterRun extends GroovyObjectSupport implements Comparable<Object> {

    private final Supplier<Object> used;

    /** A placeholder; when it is used, the mistake is noted, and the supplier gives what to go on with. */
    public AfterRun(Supplier<Object> used) {
        this.used = used;
    }

    @Override
    public Object getProperty(String name) {
        return used.get();
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return used.get();
    }

    @Override
    public int compareTo(Object other) {
        used.get();
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
