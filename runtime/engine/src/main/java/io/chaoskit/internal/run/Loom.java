package io.chaoskit.internal.run;

import io.chaoskit.internal.hit.WovenMethod;
import io.chaoskit.internal.weave.Weaver;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.MethodShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps classes woven from one run to the next while it is held: weaving and restoring stop the JVM, and are most of the time of a short
 * run. Not held it keeps nothing, and each run restores what it has woven. Of runs at the same time one uses what is kept. Safe for all
 * threads.
 */
public final class Loom {

    private static final Logger LOG = LoggerFactory.getLogger(Loom.class);

    private int holders;
    /** What was woven last, for the next run with the same pointcuts; null when there is nothing, or a run uses it. */
    private Weaver kept;

    private List<Pointcut> pointcuts = List.of();
    private final Set<String> held = new HashSet<>();
    private final Deque<Runnable> releases = new ArrayDeque<>();

    /** Keeps classes woven until it is closed as often as it was held. */
    public interface Hold extends AutoCloseable {

        /** Restores them, if no other holds the loom. */
        @Override
        void close();
    }

    /** From here on what runs weave is kept. */
    public synchronized Hold hold() {
        holders++;
        return this::release;
    }

    private synchronized void release() {
        if (--holders > 0) {
            return;
        }
        restore();
        held.clear();
        while (!releases.isEmpty()) {
            quietly(releases.pop());
        }
    }

    private void restore() {
        Weaver last = kept;
        kept = null;
        if (last != null) {
            quietly(() -> takeOut(last));
        }
    }

    /** No run is there any more whose findings it could be. */
    static void quietly(Runnable cleanUp) {
        try {
            cleanUp.run();
        } catch (IllegalStateException left) {
            LOG.warn("Left behind: {}", left.getMessage());
        }
    }

    static void takeOut(Weaver weaver) {
        if (ExitHook.jvmEnds()) {
            weaver.leave();
        } else {
            weaver.close((classes, of) -> !ExitHook.jvmEnds());
        }
    }

    /** Weaves what the pointcuts match, unless it is woven already. */
    Weaver weave(
            List<Pointcut> wanted, BiFunction<List<Pointcut>, MethodShape, WovenMethod> attach, Weaver.Watch watch) {
        Weaver last = takeKept(wanted);
        if (last != null) {
            last.attach(attach);
            return last;
        }
        return Weaver.weave(WovenMethod.GATEKEEPER, wanted, attach, watch);
    }

    private synchronized Weaver takeKept(List<Pointcut> wanted) {
        if (kept == null || !pointcuts.equals(wanted)) {
            return null;
        }
        Weaver last = kept;
        kept = null;
        return last;
    }

    /**
     * A run does not need it any more.
     *
     * @throws IllegalStateException if it was to be restored, and a class that was used could not be
     */
    void giveBack(Weaver weaver) {
        if (!keep(weaver)) {
            takeOut(weaver);
        }
    }

    private synchronized boolean keep(Weaver weaver) {
        if (holders == 0 || !weaver.whole()) {
            return false;
        }
        restore();
        weaver.detach();
        kept = weaver;
        pointcuts = weaver.pointcuts();
        return true;
    }

    /** Keeps something else that a run has woven, by its name: {@code require} has it woven once more, {@code release} no longer. */
    synchronized void keep(String name, Runnable require, Runnable release) {
        if (holders > 0 && !held.contains(name)) {
            require.run();
            held.add(name);
            releases.push(release);
        }
    }
}
