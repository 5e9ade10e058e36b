package io.chaoskit.internal.weave;

import java.util.Objects;

/**
 * A catch block as it is written in the source of a class.
 *
 * @param type the class, by its binary name
 * @param method the method and its descriptor
 * @param number which of the handlers of the method, from 0
 * @param file the source file, empty when it is not known
 * @param line where it begins, 0 when it is not known
 * @param caught the simple name of what it catches
 */
public record CatchBlock(String type, String method, int number, String file, int line, String caught) {

    /** Rejects null. */
    public CatchBlock {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(caught, "caught");
    }

    /** Finds it again, in this JVM and in others. */
    public String key() {
        return type + "." + method + "#" + number;
    }

    /** For people: {@code Shop.groovy:9}. */
    public String place() {
        String where = file.isEmpty() ? type : file;
        return line > 0 ? where + ":" + line : where;
    }
}
