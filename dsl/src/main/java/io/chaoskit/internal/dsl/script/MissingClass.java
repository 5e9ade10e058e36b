package io.chaoskit.internal.dsl.script;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains a class that is not on the class path. */
public final class MissingClass {

    /** What to do. */
    public static final String HINT = "put its jar or folder on the class path: --class-path PATH";

    private static final Set<String> ERRORS =
            Set.of(NoClassDefFoundError.class.getName(), ClassNotFoundException.class.getName());

    private MissingClass() {}

    /** Whether an exception means that a class is missing. */
    public static boolean isMeantBy(String type) {
        return ERRORS.contains(type);
    }

    /**
     * The full name of a class that begins with a name on a line, as {@code com} does in {@code exception(com.acme.Gone)}. Empty
     * when no class is named there.
     */
    public static Optional<String> namedOn(String line, String first) {
        Matcher name = Pattern.compile(
                        "(?<![\\w.])" + Pattern.quote(first) + "(?:\\.[a-z_]\\w*)*(?:\\.[A-Z]\\w*)+(?!\\w)")
                .matcher(line);
        return name.find() ? Optional.of(name.group()) : Optional.empty();
    }
}
