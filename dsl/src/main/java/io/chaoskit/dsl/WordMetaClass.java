package io.chaoskit.dsl;

import groovy.lang.DelegatingMetaClass;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import java.lang.reflect.Modifier;
import org.codehaus.groovy.reflection.CachedClass;
import org.codehaus.groovy.reflection.ReflectionCache;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MetaClassHelper;

/**
 * Makes Groovy find the words of the dictionary like methods that a block has: before those of the script, and before those
 * that Groovy gives every object.
 */
final class WordMetaClass extends DelegatingMetaClass {

    private final Place place;

    private WordMetaClass(MetaClass ofBlock, Place place) {
        super(ofBlock);
        this.place = place;
    }

    static MetaClass of(Class<?> block, Place place) {
        return new WordMetaClass(InvokerHelper.getMetaClass(block), place);
    }

    /** Deprecated since Groovy 5, but what closures call in all versions. */
    @Override
    @SuppressWarnings({"rawtypes", "deprecation"})
    public MetaMethod pickMethod(String name, Class[] arguments) {
        return Vocabulary.isOfDictionary(place, name) ? new WordMethod(name) : super.pickMethod(name, arguments);
    }

    /** The same for who calls a block by a word's name; Groovy would read the properties of a block to find a closure there. */
    @Override
    public Object invokeMethod(Object block, String name, Object[] arguments) {
        MetaMethod method = pickMethod(name, MetaClassHelper.castArgumentsToClassArray(arguments));
        return method == null
                ? ((Block) block).methodMissing(name, arguments)
                : method.doMethodInvoke(block, arguments);
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
            return ReflectionCache.getCachedClass(Block.class);
        }

        @Override
        public Object invoke(Object block, Object[] arguments) {
            return ((Block) block).word$(word, arguments);
        }

        @Override
        public Object doMethodInvoke(Object block, Object[] arguments) {
            return invoke(block, arguments);
        }
    }
}
