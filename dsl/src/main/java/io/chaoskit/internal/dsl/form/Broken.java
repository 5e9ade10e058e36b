package io.chaoskit.internal.dsl.form;

import groovy.lang.GroovyObjectSupport;

/** Null object for an invalid word, so that the rest of the script is still checked. */
public final class Broken extends GroovyObjectSupport implements WordMetaClass.Receiver, Comparable<Object> {

    /** The only one. */
    public static final Broken VALUE = new Broken();

    private Broken() {
        setMetaClass(new WordMetaClass(Broken.class, (name, arguments) -> true));
    }

    /** Thrown when a word has an invalid argument whose mistake was noted already. */
    public static final class Given extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        /** There is nothing more to say about it. */
        public Given() {
            super("its mistake was noted already");
        }
    }

    @Override
    public Object word$(String word, Object[] arguments) {
        return this;
    }

    @Override
    public Object other$(String name, Object[] arguments) {
        return this;
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return this;
    }

    @Override
    public Object getProperty(String name) {
        return this;
    }

    @Override
    public void setProperty(String name, Object value) {
        // Nothing to set: the mistake is noted already.
    }

    @Override
    public int compareTo(Object other) {
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

    /** What a text shows that was made with it. */
    @Override
    public String toString() {
        return "…";
    }
}
