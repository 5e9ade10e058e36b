package io.chaoskit.internal.pointcut;

import java.util.ArrayList;
import java.util.List;

/** Names of types as people write them and as class files have them. */
public final class TypeNames {

    private static final String LAMBDA = "$$Lambda";

    private TypeNames() {}

    /**
     * The names under which a class loader may know a type whose inner classes were written with a dot.
     *
     * @param written for example {@code com.acme.Outer.Inner}
     * @return the likeliest first: {@code com.acme.Outer.Inner}, {@code com.acme.Outer$Inner},
     *     {@code com.acme$Outer$Inner} and so on
     */
    public static List<String> binaryNames(String written) {
        List<String> names = new ArrayList<>(List.of(written));
        StringBuilder name = new StringBuilder(written);
        for (int dot = written.lastIndexOf('.'); dot >= 0; dot = written.lastIndexOf('.', dot - 1)) {
            name.setCharAt(dot, '$');
            names.add(name.toString());
        }
        return List.copyOf(names);
    }

    /** Dots for the dollar signs that part inner classes; those of {@code $Proxy1} and {@code A$$B} are names. */
    static String dotted(String name) {
        if (name.indexOf('$') < 0) {
            return name;
        }
        StringBuilder dotted = new StringBuilder(name);
        for (int i = 1; i < name.length() - 1; i++) {
            if (name.charAt(i) == '$' && isOfName(name.charAt(i - 1)) && isOfName(name.charAt(i + 1))) {
                dotted.setCharAt(i, '.');
            }
        }
        return dotted.toString();
    }

    private static boolean isOfName(char character) {
        return character != '.' && character != '$';
    }

    /** Whether a pattern means a type: by its full name, without its package, or by its simple name alone. */
    static boolean isNamed(Glob pattern, String binaryName) {
        String withoutPackage = withoutPackage(binaryName);
        return pattern.matches(dotted(binaryName))
                || pattern.matches(withoutPackage)
                || pattern.matches(simple(withoutPackage));
    }

    static String withoutPackage(String binaryName) {
        return dotted(binaryName.substring(binaryName.lastIndexOf('.') + 1));
    }

    /** What follows the last dot. */
    static String simple(String dotted) {
        return dotted.substring(dotted.lastIndexOf('.') + 1);
    }

    /** Whether the JVM made the class for a lambda. Byte Buddy cuts the slash by which others can be told. */
    static boolean isOfLambda(String binaryName) {
        return binaryName.contains(LAMBDA);
    }
}
