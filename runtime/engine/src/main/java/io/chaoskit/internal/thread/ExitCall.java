package io.chaoskit.internal.thread;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The call of {@code System.exit} that ends the JVM now. The thread that called it waits in it for ever. */
public final class ExitCall {

    private static final String SIGNAL = "SIG";

    private ExitCall() {}

    /**
     * The thread that called it: a signal's handler, or code that wants to end the JVM.
     *
     * @return empty when the JVM does not end, or ends in another way
     */
    public static Optional<Thread> caller() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> isIn(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Whether a stack is that of the call.
     *
     * @param stack of any thread
     * @return true for one that will never return
     */
    public static boolean isIn(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown")
                        && frame.getMethodName().equals("exit"));
    }

    /**
     * Whether the caller is the handler of a signal.
     *
     * @param caller from {@link #caller}
     * @return false for code that wants to end the JVM
     */
    public static boolean isSignal(Thread caller) {
        return caller.getName().startsWith(SIGNAL);
    }

    /**
     * The signal whose handler called.
     *
     * @param caller from {@link #caller}
     * @return for example {@code SIGINT}
     */
    public static String signal(Thread caller) {
        return caller.getName().split(" ")[0];
    }
}
