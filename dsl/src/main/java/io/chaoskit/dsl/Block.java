package io.chaoskit.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * A block of a script that describes something. Its words come first; then, which Groovy would forget, the methods and
 * properties of the script or specification around it; what nobody knows is a mistake, and reading goes on.
 *
 * <p>Groovy takes every member, private ones too, for a word; so all that is not a word ends in {@code $}.
 */
abstract class Block extends GroovyObjectSupport {

    final BlockCore core$;

    Block(Draft draft, Place place, Object owner) {
        this.core$ = new BlockCore(draft, place, owner);
        setMetaClass(WordMetaClass.of(getClass(), place));
    }

    /** What Groovy calls for a word of the dictionary. */
    final Object word$(String word, Object[] arguments) {
        return WordCall.of(core$, word, arguments).make();
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

    /** The words that are properties; for every other name the script's own, also for {@code class} and {@code properties}. */
    @Override
    public Object getProperty(String name) {
        if (Vocabulary.isProperty(getClass(), name)) {
            return super.getProperty(name);
        }
        try {
            return InvokerHelper.getProperty(core$.owner(), name);
        } catch (MissingPropertyException e) {
            if (!name.equals(e.getProperty())) {
                throw e;
            }
            return core$.unknownProperty(name, e);
        }
    }

    @Override
    public void setProperty(String name, Object value) {
        InvokerHelper.setProperty(core$.owner(), name, value);
    }

    /**
     * What each statement of a scenario is compiled to begin with.
     *
     * @param first its first line
     * @param last its last line
     */
    public void statement$(int first, int last) {
        core$.draft().source().statement(first, last);
    }

    /**
     * What each statement of a scenario is compiled to call when it throws: the mistake is noted, and reading goes on.
     *
     * @param thrown what it threw
     */
    public void failure$(Throwable thrown) {
        core$.failed(thrown);
    }

    /** Reads the statements of a block; from then on closures in it see the script, and the block no more. */
    final void read$(Closure<?> body) {
        Closure<?> own = Closures.bind(body, this);
        try {
            own.call();
        } catch (Exception | AssertionError e) {
            core$.failed(e);
        } finally {
            own.setResolveStrategy(Closure.OWNER_ONLY);
        }
    }
}
