package io.chaoskit.internal.weave;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * The agent that gives ChaosKit access to the classes of the JVM: as {@code -javaagent:chaoskit-runtime.jar}, or by attaching itself to its own JVM
 * when the first pointcut is used. Does nothing until then, and opens no port.
 */
public final class Agent {

    /** Tells ChaosKit's own copy of Byte Buddy, and no other, to leave {@code sun.misc.Unsafe} alone: later JVMs warn of it. */
    private static final String SAFE = ByteBuddy.class.getPackageName() + ".safe";

    private static volatile Instrumentation instrumentation;

    private Agent() {}

    /**
     * Called by the JVM at its start.
     *
     * @param arguments ignored
     * @param given by the JVM
     */
    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /**
     * Called by the JVM when the agent is attached.
     *
     * @param arguments ignored
     * @param given by the JVM
     */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /**
     * Access to the classes of this JVM.
     *
     * @return for the life of the JVM
     * @throws IllegalStateException when the JVM forbids it, with what to do
     */
    public static synchronized Instrumentation instrumentation() {
        System.setProperty(SAFE, "true");
        if (instrumentation == null) {
            LaunchedAgent.load();
        }
        if (instrumentation == null) {
            try {
                instrumentation = ByteBuddyAgent.install();
            } catch (IllegalStateException e) {
                throw new IllegalStateException(
                        "faults in methods need access to the JVM's classes, but it refuses to be attached to"
                                + "; start it with -javaagent:chaoskit-runtime.jar or -XX:+EnableDynamicAgentLoading",
                        e);
            }
        }
        return instrumentation;
    }
}
