package io.chaoskit.internal.dsl.form;

import io.chaoskit.word.Words;
import java.io.File;
import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;

/**
 * A class that defines words.
 *
 * @param type the class
 * @param words an object of it; empty for a block's words, which have an object for each block
 * @param builtIn whether it is ChaosKit's own
 */
public record Provider(Class<?> type, Optional<Words> words, boolean builtIn) {

    /** For messages: the class, and the jar or folder it is in. */
    String where() {
        return where(type);
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
