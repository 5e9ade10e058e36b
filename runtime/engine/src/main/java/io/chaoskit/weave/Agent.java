package io.chaoskit.weave;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.ByteBuddyAgent;

/**
 * How ChaosKit gets at the classes of the JVM: as {@code -javaagent:chaoskit-runtime.jar}, or by attaching itself to its own JVM
 * when the first pointcut is used. Does nothing until then, and opens no port.
 */
public final class Agent {

    /** From here on the JVM warns of the way into it that Byte Buddy takes unless it is told not to. */
    private static final int WARNS_OF_UNSAFE = 24;

    private static final String SAFE = "net.bytebuddy.safe";

    private static volatile Instrumentation instrumentation;

    private Agent() {}

    /**
     * Called by the JVM at its start. From Java 24 on Byte Buddy is told to leave {@code sun.misc.Unsafe} alone, which the JVM would
     * warn of; the property {@code net.bytebuddy.safe} wins.
     *
     * @param arguments ignored
     * @param given by the JVM
     */
    public static void premain(String arguments, Instrumentation given) {
        if (Runtime.version().feature() >= WARNS_OF_UNSAFE && System.getProperty(SAFE) == null) {
            System.setProperty(SAFE, "true");
        }
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
