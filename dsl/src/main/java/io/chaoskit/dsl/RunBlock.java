package io.chaoskit.dsl;

import groovy.lang.GroovyObjectSupport;
import io.chaoskit.network.ProxyRef;
import io.chaoskit.word.Word;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * What closures that run with the scenario may use, besides what is around them.
 *
 * <p>Groovy sees every member, private ones too, as a word or a property of the closure; so here and in the subclasses all but
 * the words end in {@code $}.
 */
public class RunBlock extends GroovyObjectSupport {

    private final Object target$;
    private final Object owner$;

    RunBlock(Object target, Object owner) {
        this.target$ = target;
        this.owner$ = owner;
    }

    /**
     * The object under test.
     *
     * @return null when there is none
     */
    @Word(usage = "target", does = "the object under test")
    public Object getTarget() {
        return target$;
    }

    /**
     * A proxy of the scenario.
     *
     * @param name as declared
     * @return for its address
     */
    @Word(usage = "proxy('name')", does = "a proxy of the scenario: its address, host and port")
    public ProxyRef proxy(Object name) {
        return Closures.draftAround(owner$).network().ref(Arguments.text("proxy", name));
    }

    /** The words; for every other name the script's own, also for {@code class} and {@code properties}. */
    @Override
    public Object getProperty(String name) {
        return Vocabulary.isProperty(getClass(), name)
                ? super.getProperty(name)
                : InvokerHelper.getProperty(owner$, name);
    }

    /** What is not here is a method of what is around: so a call of one that nobody has is told as the script's. */
    @Override
    public Object invokeMethod(String name, Object arguments) {
        return InvokerHelper.invokeMethod(owner$, name, arguments);
    }

    @Override
    public void setProperty(String name, Object value) {
        InvokerHelper.setProperty(owner$, name, value);
    }
}
