package io.chaoskit.internal.dsl.form;

import groovy.lang.GroovyObjectSupport;

/** Null object for an invalid word, so that the rest of the script is still checked. */
public final class Broken extends GroovyObjectSupport {

    /** The only one. */
    public static final Broken VALUE = new Broken();

    private Broken() {}

    /** Thrown when a word has an invalid argument whose mistake was noted already. */
    public static final class Given extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        /** There is nothing more to say about it. */
        public Given() {
            super("its mistake was noted already");
        }
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
}
