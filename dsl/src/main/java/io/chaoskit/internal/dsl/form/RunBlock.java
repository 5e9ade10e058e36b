package io.chaoskit.internal.dsl.form;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MetaClass;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * The block of words in front of a closure that runs with the scenario. Its words come first; every other name is the script's own.
 */
final class RunBlock extends GroovyObjectSupport implements WordMetaClass.Receiver {

    /** The parts that all blocks with the same words share. */
    private record Shared(WordTable table, MetaClass metaClass) {

        static Shared of(WordTable table) {
            return new Shared(
                    table, new WordMetaClass(RunBlock.class, (name, arguments) -> takes(table, name, arguments)));
        }

        private static boolean takes(WordTable table, String name, int arguments) {
            return table.hasMethod(name) && table.forms(name).stream().anyMatch(form -> form.takes(arguments));
        }
    }

    private static final ClassValue<Shared> SHARED$ = new ClassValue<>() {
        @Override
        protected Shared computeValue(Class<?> words) {
            return Shared.of(WordTable.of(words));
        }
    };

    final RunWords words$;
    private final Object owner$;
    private final WordTable table$;

    RunBlock(RunWords words, Object owner) {
        Shared shared = SHARED$.get(words.getClass());
        this.words$ = words;
        this.owner$ = owner;
        this.table$ = shared.table();
        setMetaClass(shared.metaClass());
    }

    @Override
    public Object word$(String word, Object[] given) {
        List<Form> forms = table$.forms(word);
        Arguments.Call call = Arguments.of(word, given, forms).choose(forms);
        return call.form().make(words$, call.arguments());
    }

    /** A method of what is around: so a call of an unknown one is reported as the script's. */
    @Override
    public Object other$(String name, Object[] arguments) {
        return InvokerHelper.invokeMethod(owner$, name, arguments);
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return InvokerHelper.invokeMethod(owner$, name, arguments);
    }

    /** The words; for every other name the script's own, also for {@code class} and {@code properties}. */
    @Override
    public Object getProperty(String name) {
        return table$.hasProperty(name)
                ? table$.forms(name).get(0).make(words$)
                : InvokerHelper.getProperty(owner$, name);
    }

    @Override
    public void setProperty(String name, Object value) {
        InvokerHelper.setProperty(owner$, name, value);
    }
}
