package io.chaoskit.dsl;

import io.chaoskit.word.Words;
import java.io.File;
import java.net.URL;
import java.security.CodeSource;

/**
 * A class that defines words.
 *
 * @param words an object of it
 * @param builtIn whether it is ChaosKit's own
 */
record Provider(Words words, boolean builtIn) {

    /** For the lists. */
    String from() {
        return builtIn ? Vocabulary.BUILT_IN : words.getClass().getName();
    }

    /** For messages: the class, and the jar or folder it is in. */
    String where() {
        return where(words.getClass());
    }

    static String where(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        return type.getName() + (source == null ? "" : " in " + file(source.getLocation()));
    }

    /** The name of a jar; a folder as it is. */
    private static String file(URL location) {
        String path = location.getPath();
        return path.endsWith("/") ? path : new File(path).getName();
    }
}
