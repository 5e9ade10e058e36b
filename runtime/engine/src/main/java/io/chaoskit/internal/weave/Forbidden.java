package io.chaoskit.internal.weave;

import io.chaoskit.internal.thread.Stacks;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.description.type.TypeDescription;

/** Classes that are never woven, and why. */
final class Forbidden {

    private record Rule(String prefix, String why) {}

    private static final String JVM = "the JVM itself and ChaosKit stand on it";

    /** The JDK's HTTP client: inside the JDK by its name only. */
    private static final String HTTP_CLIENT = "jdk.internal.net.http.";

    private static final List<Rule> RULES = List.of(
            new Rule("java.lang.Object", JVM),
            new Rule("java.lang.String", JVM),
            new Rule("java.lang.Thread", JVM),
            new Rule("java.lang.ThreadLocal", JVM),
            new Rule("java.lang.InheritableThreadLocal", JVM),
            new Rule("java.lang.Class", JVM),
            new Rule("java.lang.Throwable", JVM),
            new Rule("java.lang.Error", JVM),
            new Rule("java.lang.Integer", JVM),
            new Rule("java.lang.Long", JVM),
            new Rule("java.lang.Boolean", JVM),
            new Rule("java.lang.System", JVM),
            new Rule("java.lang.Runtime", JVM),
            new Rule("java.lang.VirtualThread", JVM),
            new Rule("java.lang.invoke.", JVM),
            new Rule("java.lang.ref.", JVM),
            new Rule("java.lang.reflect.", JVM),
            new Rule("java.lang.instrument.", JVM),
            new Rule("java.util.concurrent.locks.LockSupport", JVM),
            new Rule("jdk.internal.", JVM),
            new Rule("sun.instrument.", JVM),
            new Rule("sun.launcher.", JVM));

    private Forbidden() {}

    /** Why a class is never woven; empty when it may be. */
    static Optional<String> why(TypeDescription type) {
        String name = type.getName();
        if (name.startsWith(HTTP_CLIENT)) {
            return Optional.empty();
        }
        if (Stacks.isChaosKit(name)) {
            return Optional.of("it is ChaosKit's own");
        }
        if (Own.weaves(name)) {
            return Optional.of("ChaosKit weaves with it");
        }
        return RULES.stream()
                .filter(rule -> rule.prefix().endsWith(".")
                        ? name.startsWith(rule.prefix())
                        : name.equals(rule.prefix()) || name.startsWith(rule.prefix() + "$"))
                .map(Rule::why)
                .findFirst();
    }
}
