package io.chaoskit.internal.dsl.block;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MetaClass;
import io.chaoskit.internal.dsl.form.Broken;
import io.chaoskit.internal.dsl.form.WordMetaClass;
import io.chaoskit.value.Mistake;
import java.util.Map;
import java.util.function.Function;

/** The result of a complete statement: a word that follows it on its line is a mistake, unless the statement knows it. */
final class Said extends GroovyObjectSupport implements WordMetaClass.Receiver {

    private static final MetaClass WORDS = new WordMetaClass(Said.class, (name, arguments) -> true);

    private final Draft draft;
    private final String word;
    private final Map<String, Function<Object[], Object>> following;

    Said(Draft draft, String word) {
        this(draft, word, Map.of());
    }

    /** {@code following} reads the words that may follow. */
    Said(Draft draft, String word, Map<String, Function<Object[], Object>> following) {
        this.draft = draft;
        this.word = word;
        this.following = following;
        setMetaClass(WORDS);
    }

    @Override
    public Object word$(String name, Object[] arguments) {
        return following.getOrDefault(name, given -> other$(name, given)).apply(arguments);
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        return other$(name, new Object[0]);
    }

    @Override
    public Object other$(String name, Object[] arguments) {
        draft.mistake(new Mistake(
                draft.source().locate(name),
                "'" + name + "' must stand on a line of its own, but is behind " + word,
                "end the statement before it with a line break or a ;"));
        return Broken.VALUE;
    }

    @Override
    public Object getProperty(String name) {
        return other$(name, new Object[0]);
    }
}
