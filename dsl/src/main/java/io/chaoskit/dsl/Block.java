package io.chaoskit.dsl;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * A block of a script that describes something. Its words come first; then, which Groovy would forget, the methods and
 * properties of the script or specification around it; what nobody knows is a mistake, and reading goes on.
 *
 * <p>Groovy takes every member, private ones too, for a word; so a block has nothing but words, and {@code core$}.
 */
abstract class Block extends GroovyObjectSupport {

    final BlockCore core$;

    Block(Draft draft, Place place, Object owner) {
        this.core$ = new BlockCore(draft, place, owner);
    }

    /**
     * What Groovy calls for a method that the block does not have.
     *
     * @param name the method
     * @param arguments what it was given
     * @return what the script's own method returns
     */
    public Object methodMissing(String name, Object arguments) {
        return core$.callOwner(name, InvokerHelper.asArray(arguments));
    }

    /**
     * What Groovy calls for a property that the block does not have.
     *
     * @param name the property
     * @return the script's own
     */
    public Object propertyMissing(String name) {
        try {
            return InvokerHelper.getProperty(core$.owner(), name);
        } catch (MissingPropertyException e) {
            if (!name.equals(e.getProperty()) || core$.draft().probing()) {
                throw e;
            }
        }
        return core$.unknown(name, new Object[0]);
    }

    /**
     * What Groovy calls for setting a property that the block does not have.
     *
     * @param name the property
     * @param value its value
     */
    public void propertyMissing(String name, Object value) {
        InvokerHelper.setProperty(core$.owner(), name, value);
    }
}
