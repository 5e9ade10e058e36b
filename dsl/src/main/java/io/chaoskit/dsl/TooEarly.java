package io.chaoskit.dsl;

import groovy.lang.GroovyObjectSupport;
import java.util.function.Supplier;

/** What is known only when the run is over, before it begins: it may be looked at, and says what is wrong when it is used. */
final class TooEarly extends GroovyObjectSupport implements Comparable<Object> {

    private final Supplier<Object> tell;

    TooEarly(Supplier<Object> tell) {
        this.tell = tell;
    }

    @Override
    public Object getProperty(String name) {
        return tell.get();
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return tell.get();
    }

    @Override
    public int compareTo(Object other) {
        tell.get();
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
