package io.chaoskit.internal.pointcut;

import java.util.List;
import net.bytebuddy.description.type.TypeDescription;

/** A pattern for the type that declares a method, with or without its sub-types. */
record TypePattern(String written, Glob name, boolean subTypes) {

    static TypePattern of(String written, boolean subTypes) {
        return new TypePattern(written, Glob.of(TypeNames.dotted(written)), subTypes);
    }

    boolean matches(TypeDescription type) {
        if (isExact() && !subTypes) {
            // At once: this is asked for every class that is loaded.
            return isNamed(type.getName()) && !TypeNames.isOfLambda(type.getName());
        }
        if (TypeNames.isOfLambda(type.getName()) || name.startsAnywhere() && Platform.has(type.getName())) {
            return false;
        }
        return subTypes ? SuperTypes.of(type).anyMatch(each -> isNamed(each.getName())) : isNamed(type.getName());
    }

    /** Whether a type has such a name, whatever its super-types. */
    boolean isNamed(String binaryName) {
        // Dots are as long as what they stand for, and most names of a JVM have another length.
        return name.mayHave(binaryName.length()) && name.matches(TypeNames.dotted(binaryName));
    }

    boolean isExact() {
        return name.isExact();
    }

    /** Whether a wildcard leaves some of the name open, but not all of it. */
    boolean isPart() {
        return !name.isExact() && !name.isAny();
    }

    @Override
    public String toString() {
        return subTypes ? written + "+" : written;
    }

    /** The JDK and Groovy: classes that a wildcard means only when their package is written out. */
    private static final class Platform {

        private static final List<String> PACKAGES = List.of(
                "java.",
                "javax.",
                "jdk.",
                "sun.",
                "com.sun.",
                "groovy.",
                "groovyjarjar",
                "org.apache.groovy.",
                "org.codehaus.groovy.");

        /** Where the JVM puts the proxies of an application's interfaces. */
        private static final List<String> PROXIES = List.of("jdk.proxy", "com.sun.proxy.");

        private Platform() {}

        static boolean has(String typeName) {
            return PACKAGES.stream().anyMatch(typeName::startsWith)
                    && PROXIES.stream().noneMatch(typeName::startsWith);
        }
    }
}
