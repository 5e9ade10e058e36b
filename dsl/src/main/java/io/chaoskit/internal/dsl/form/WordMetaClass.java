package io.chaoskit.internal.dsl.form;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyObject;
import groovy.lang.MetaMethod;
import java.lang.reflect.Modifier;
import org.codehaus.groovy.reflection.CachedClass;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MetaClassHelper;
import org.codehaus.groovy.runtime.wrappers.Wrapper;

/**
 * The meta class of a block: makes Groovy find words like methods that the block has, before those of the script, and before those
 * that Groovy gives every object.
 */
public final class WordMetaClass extends DelegatingMetaClass {

    /** A block of a script. Groovy takes every member, private ones too, for a word; so all its members end in {@code $}. */
    public interface Receiver extends GroovyObject {

        /** Calls a word of this block. */
        Object word$(String word, Object[] arguments);

        /** Calls a method that is no word of this block. */
        Object other$(String name, Object[] arguments);
    }

    /** Knows the words of a block. */
    @FunctionalInterface
    public interface Finder {

        /** Whether a call with so many arguments is one of a word. */
        boolean has(String name, int arguments);
    }

    private final Finder words;

    /** The meta class of blocks that have the same words. */
    public WordMetaClass(Class<? extends Receiver> block, Finder words) {
        super(InvokerHelper.getMetaClass(block));
        this.words = words;
    }

    /** Deprecated since Groovy 5, but what closures call in all versions. */
    @Override
    @SuppressWarnings({"rawtypes", "deprecation"})
    public MetaMethod pickMethod(String name, Class[] arguments) {
        return words.has(name, arguments.length) ? new WordMethod(name) : super.pickMethod(name, arguments);
    }

    /** The same for who calls a block by a word's name; Groovy would read the properties of a block to find a closure there. */
    @Override
    public Object invokeMethod(Object block, String name, Object[] arguments) {
        MetaMethod method = pickMethod(name, MetaClassHelper.castArgumentsToClassArray(arguments));
        return method == null ? ((Receiver) block).other$(name, arguments) : method.doMethodInvoke(block, arguments);
    }

    /** A word as a method of a block. */
    private static final class WordMethod extends MetaMethod {

        private final String word;

        WordMethod(String word) {
            super(new Class<?>[] {Object[].class});
            this.word = word;
        }

        @Override
        public int getModifiers() {
            return Modifier.PUBLIC;
        }

        @Override
        public String getName() {
            return word;
        }

        @Override
        public Class<?> getReturnType() {
            return Object.class;
        }

        @Override
        public CachedClass getDeclaringClass() {
            return ReflectionCache.getCachedClass(Receiver.class);
        }

        @Override
        public Object invoke(Object block, Object[] arguments) {
            Object[] plain = new Object[arguments.length];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = arguments[i] instanceof Wrapper cast ? cast.unwrap() : arguments[i];
            }
            return ((Receiver) block).word$(word, plain);
        }

        @Override
        public Object doMethodInvoke(Object block, Object[] arguments) {
            return invoke(block, arguments);
        }
    }
}
