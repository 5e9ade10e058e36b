package io.chaoskit.pointcut;

import java.util.List;

/** The JDK and Groovy: classes that a wildcard means only when their package is written out. */
final class Platform {

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
