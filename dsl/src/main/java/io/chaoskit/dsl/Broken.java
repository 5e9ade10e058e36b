package io.chaoskit.dsl;

import groovy.lang.GroovyObjectSupport;

/** What a wrong word gives, after its mistake was noted: it takes everything, so that what follows is still looked at. */
final class Broken extends GroovyObjectSupport {

    static final Broken VALUE = new Broken();

    private Broken() {}

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
