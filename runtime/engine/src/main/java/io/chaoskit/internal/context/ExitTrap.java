package io.chaoskit.internal.context;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Keeps the code under test from ending the JVM with {@code System.exit}, for runs that others are to follow. Threads that do not work for
 * such a run end it as ever. Safe for all threads.
 */
public final class ExitTrap {

    private static final List<Member> MEMBERS = new CopyOnWriteArrayList<>();

    private ExitTrap() {}

    /** A run that must not be ended with its JVM. */
    @FunctionalInterface
    public interface Member {

        /**
         * A thread wants to end the JVM. By that thread.
         *
         * @param caller the thread
         * @param owner of the iteration that it works in; null for none
         * @return true for a thread that works for the run, which has noted it: the thread must not go on
         */
        boolean exitCalled(Thread caller, Context.Owner owner);
    }

    /** Takes a thread out of its call of {@code System.exit}, from which code expects no return. */
    public static final class Trapped extends Error {

        private static final long serialVersionUID = 1L;

        private Trapped() {
            super("System.exit was called, and the JVM goes on for other runs");
        }
    }

    /** From here on the run is not ended with its JVM, while exits are woven. */
    public static void add(Member run) {
        MEMBERS.add(run);
    }

    /** It may be again. */
    public static void remove(Member run) {
        MEMBERS.remove(run);
    }

    /** {@code context} is the live one of the thread; null for none. */
    static void exitCalled(Thread caller, Context context) {
        Context.Owner owner = context == null ? null : context.owner();
        if (MEMBERS.stream().anyMatch(each -> each.exitCalled(caller, owner))) {
            throw new Trapped();
        }
    }
}
