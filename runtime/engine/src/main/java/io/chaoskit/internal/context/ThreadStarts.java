package io.chaoskit.internal.context;

import io.chaoskit.validator.ThreadStart;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Traces the starts of threads: where those that are alive were started, while a run wants to know. One for the JVM. Used by any thread. */
public final class ThreadStarts {

    public static final ThreadStarts INSTANCE = new ThreadStarts();

    private static final int FEW = 256;

    private final Map<Long, Start> starts = new ConcurrentHashMap<>();
    private volatile int roomFor = FEW;

    /** An exception is the cheapest picture of a stack: its frames are only named when somebody asks. */
    private record Start(WeakReference<Thread> thread, Context.Owner owner, long number, Throwable where) {

        boolean over() {
            Thread started = thread.get();
            return started == null || started.getState() == Thread.State.TERMINATED;
        }
    }

    private ThreadStarts() {}

    /** By the thread that starts it. */
    void started(Thread thread) {
        Context context = CurrentContext.live();
        starts.put(
                thread.getId(),
                new Start(
                        new WeakReference<>(thread),
                        context == null ? null : context.owner(),
                        context == null ? 0 : context.number(),
                        new Throwable()));
        if (starts.size() > roomFor) {
            forgetThoseThatEnded();
        }
    }

    private synchronized void forgetThoseThatEnded() {
        starts.values().removeIf(Start::over);
        roomFor = Math.max(FEW, 2 * starts.size());
    }

    /** Empty when it was started before, or is not known. {@code ofRun} tells whether an iteration is one of the run that asks. */
    public Optional<ThreadStart> of(long thread, Predicate<Context.Owner> ofRun) {
        return Optional.ofNullable(starts.get(thread)).map(start -> {
            boolean inside = start.owner != null && ofRun.test(start.owner);
            return new ThreadStart(inside ? start.number : 0, fromStart(start.where.getStackTrace()));
        });
    }

    /** Without the frames that only trace it. */
    private static List<StackTraceElement> fromStart(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                .dropWhile(frame -> !frame.getMethodName().equals("start"))
                .toList();
    }

    void clear() {
        starts.clear();
    }
}
