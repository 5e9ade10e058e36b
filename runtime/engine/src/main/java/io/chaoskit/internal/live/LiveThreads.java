package io.chaoskit.internal.live;

import io.chaoskit.internal.thread.OwnThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The live threads of the code under test: neither ChaosKit's own ones nor those that the JDK starts for itself. */
public final class LiveThreads {

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final VirtualThreads virtual = VirtualThreads.ofThisJvm();

    /** How many platform threads were started since the JVM began: as long as it stays, there is no new one. */
    public long started() {
        return threads.getTotalStartedThreadCount();
    }

    /** The ids of all, virtual ones included. */
    public Set<Long> ids() {
        Set<Long> ids = new HashSet<>(virtualOnes().keySet());
        platform().forEach(thread -> ids.add(thread.getId()));
        return ids;
    }

    /** The platform threads that are not known. */
    public List<Thread> otherPlatform(Set<Long> known) {
        return platform().filter(thread -> !known.contains(thread.getId())).toList();
    }

    /** The virtual threads that are not known. */
    public List<LiveThread> otherVirtual(Set<Long> known) {
        Map<Long, LiveThread> all = virtualOnes();
        all.keySet().removeAll(known);
        return List.copyOf(all.values());
    }

    private Map<Long, LiveThread> virtualOnes() {
        Map<Long, LiveThread> all = new TreeMap<>();
        if (virtual.supported()) {
            virtual.list(threads.getAllThreadIds(), thread -> all.put(thread.id(), thread));
        }
        return all;
    }

    /** Where a thread stands now. */
    public static LiveThread look(Thread thread) {
        String state = thread.getState().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new LiveThread(thread.getId(), thread.getName(), state, List.of(thread.getStackTrace()));
    }

    private static Stream<Thread> platform() {
        ThreadGroup top = Thread.currentThread().getThreadGroup();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        Thread[] all = new Thread[top.activeCount() + 16];
        int found = top.enumerate(all);
        while (found == all.length) {
            all = new Thread[2 * all.length];
            found = top.enumerate(all);
        }
        return Arrays.stream(all, 0, found).filter(LiveThreads::ofTheTarget);
    }

    private static boolean ofTheTarget(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        // A thread without a group has just ended.
        return group != null && !OwnThreads.owns(thread.getName()) && !JdkServices.owns(thread, group);
    }
}
