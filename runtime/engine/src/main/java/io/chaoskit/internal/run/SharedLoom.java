package io.chaoskit.internal.run;

import io.chaoskit.internal.context.Propagation;
import io.chaoskit.internal.hit.SharedMethods;
import io.chaoskit.internal.hit.WovenMethod;
import io.chaoskit.internal.weave.Matches;
import io.chaoskit.internal.weave.Unwoven;
import io.chaoskit.internal.weave.Weaver;
import io.chaoskit.pointcut.Pointcut;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Weaves for scopes, any number of them at the same time: each list of pointcuts once, and keeps it woven while the loom is held. Weaving
 * stops the JVM, and takes longer than a test. One for the JVM. Safe for all threads.
 */
public final class SharedLoom {

    public static final SharedLoom INSTANCE = new SharedLoom();

    private static final Logger LOG = LoggerFactory.getLogger(SharedLoom.class);

    /** Matches are those that some class loaders can see. */
    private record Looked(Pointcut pointcut, List<ClassLoader> loaders) {}

    private record Woven(Weaver weaver, SharedMethods methods) {}

    private final Map<List<Pointcut>, Woven> woven = new HashMap<>();
    private final Map<Looked, Matches> looked = new ConcurrentHashMap<>();
    private int holders;
    private boolean propagates;

    private SharedLoom() {}

    /** Keeps what is woven until it is closed. */
    public interface Hold extends AutoCloseable {

        /** Restores all classes, if no other holds the loom. Does nothing the second time. */
        @Override
        void close();
    }

    public synchronized Hold hold() {
        holders++;
        AtomicBoolean over = new AtomicBoolean();
        return () -> {
            if (over.compareAndSet(false, true)) {
                release();
            }
        };
    }

    private synchronized void release() {
        if (--holders > 0) {
            return;
        }
        List<Woven> all = new ArrayList<>(woven.values());
        woven.clear();
        looked.clear();
        all.forEach(each -> Loom.quietly(() -> Loom.takeOut(each.weaver())));
        if (propagates) {
            propagates = false;
            Propagation.release();
        }
    }

    /** The matches of a pointcut that were found before; only when there are some, since classes may come. */
    Preflight.Looks looks(ClassLoader... loaders) {
        return (pointcut, look) -> looked(new Looked(pointcut, List.of(loaders)), look);
    }

    private Matches looked(Looked asked, Supplier<Matches> look) {
        Matches before = looked.get(asked);
        if (before != null) {
            return before;
        }
        Matches found = look.get();
        if (!found.methods().isEmpty()) {
            looked.put(asked, found);
        }
        return found;
    }

    /** From here on work that is handed over brings its context along. By one that holds the loom. */
    synchronized void propagate() {
        if (propagates) {
            return;
        }
        try {
            Propagation.require();
            propagates = true;
        } catch (IllegalStateException forbidden) {
            LOG.warn(
                    "Faults do not follow work into pools, unless it goes through Chaos.wrap: {}",
                    forbidden.getMessage());
        }
    }

    /**
     * The methods that the pointcuts match. By one that holds the loom.
     *
     * @throws IllegalStateException when the JVM does not let classes be changed
     */
    synchronized SharedMethods weave(List<Pointcut> pointcuts) {
        return woven.computeIfAbsent(pointcuts, SharedLoom::woven).methods();
    }

    private static Woven woven(List<Pointcut> pointcuts) {
        SharedMethods methods = new SharedMethods();
        Weaver weaver = Weaver.weave(WovenMethod.GATEKEEPER, pointcuts, methods::add, (done, of) -> true);
        for (Unwoven each : weaver.unwoven()) {
            if (each.missed()) {
                LOG.warn("No fault reaches {}", each.text());
            }
        }
        return new Woven(weaver, methods);
    }
}
