package io.chaoskit.cli;

import io.chaoskit.internal.weave.Agent;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Supplier;

/**
 * Looks at the JVM: its version, and whether it lets ChaosKit change classes.
 *
 * @param feature such as 17
 * @param version the whole of it
 * @param attaches whether it can be attached to
 * @param agent gives access to the classes; throws what keeps it from that
 */
record JvmCheckup(int feature, String version, boolean attaches, Supplier<Instrumentation> agent) {

    private static final String CLASSES = "agent";

    static JvmCheckup ofProcess() {
        return new JvmCheckup(
                Runtime.version().feature(),
                Runtime.version() + " at " + System.getProperty("java.home"),
                ModuleLayer.boot().findModule("jdk.attach").isPresent(),
                Agent::instrumentation);
    }

    List<Finding> findings() {
        return List.of(jdk(), access(), attach());
    }

    private Finding jdk() {
        if (feature < 17) {
            return Finding.bad("JDK", version + " is too old", "set JAVA_HOME to a JDK 17 or later");
        }
        return feature >= 21 && feature <= 23
                ? Finding.doubtful(
                        "JDK",
                        version
                                + ": a virtual thread that waits for an injected delay while it holds a monitor keeps"
                                + " its carrier",
                        "for tests with many virtual threads, JDK 24 or later")
                : Finding.good("JDK", version);
    }

    /** Asks for it as a run with a pointcut does. */
    private Finding access() {
        try {
            Instrumentation given = agent.get();
            return given.isRetransformClassesSupported()
                    ? Finding.good(CLASSES, "can put faults into methods")
                    : Finding.bad(CLASSES, "this JVM changes no classes that are loaded", "run on HotSpot or OpenJ9");
        } catch (IllegalStateException refused) {
            String[] parts = refused.getMessage().split("; ", 2);
            return Finding.bad(CLASSES, parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    private Finding attach() {
        return attaches
                ? Finding.good("attach", "tests and plain Groovy can load the agent themselves")
                : Finding.doubtful(
                        "attach",
                        "this JVM has no module jdk.attach, so that tests cannot load the agent themselves",
                        "a whole JDK, or -javaagent:chaoskit-runtime.jar in the options of the tests");
    }
}
