package io.chaoskit.dsl;

import groovy.lang.GroovyObjectSupport;

/** What a wrong word gives, after its mistake was noted: it takes everything, so that what follows is still looked at. */
final class Broken extends GroovyObjectSupport {

    static final Broken VALUE = new Broken();

    private Broken() {}

    /** A word was given what is wrong already; there is nothing more to say about it. */
    static final class Given extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private Given() {
            super("its mistake was noted already");
        }
    }

    /** Passes a value on that is not broken. */
    static Object known(Object given) {
        if (given == VALUE) {
            throw new Given();
        }
        return given;
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
