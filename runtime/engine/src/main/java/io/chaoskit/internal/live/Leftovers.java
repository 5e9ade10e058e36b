package io.chaoskit.internal.live;

import io.chaoskit.value.Clock;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What code leaves behind: the threads and the file descriptors that are there now and were not there at the last {@link #mark}. Used by one
 * thread.
 */
public final class Leftovers {

    private static final String THREAD = "thread ";
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** What is being closed may take one. */
    private static final Duration MOMENT = Duration.ofMillis(500);
    /** Of these, selectors are made, which the collector closes for clients that nobody has any more. */
    private static final List<String> OF_SELECTORS = List.of("anon_inode", "pipe");

    private final LiveThreads threads = new LiveThreads();
    private final CountDownLatch never = new CountDownLatch(1);
    private final boolean countsDescriptors;
    private Set<Long> known = Set.of();
    private volatile List<String> open = List.of();
    /** What was open, and how often the collector had run, when that was last sampled. By the thread that samples. */
    private volatile Sample sample = Sample.NONE;

    private record Sample(List<Left> open, long collections) {

        static final Sample NONE = new Sample(List.of(), 0);
    }

    /**
     * Something that was left.
     *
     * @param kind what it is, the same for the next one of its kind: numbers in names do not count
     * @param text for people, {@code thread 'worker-1' is left, which is waiting at …}
     */
    public record Left(String kind, String text) {

        private static Left thread(LiveThread thread) {
            String at = thread.stack().isEmpty() ? "" : " at " + thread.stack().get(0);
            String name = thread.name().isEmpty() ? "a thread without a name" : "thread '" + thread.name() + "'";
            return new Left(THREAD + kind(thread.name()), name + " is left, which is " + thread.state() + at);
        }

        private static Left descriptor(String name) {
            return new Left(
                    "descriptor " + kind(name), (name.isEmpty() ? "a file descriptor" : name) + " is left open");
        }

        /** Whether it is a thread, and no file descriptor. */
        public boolean isThread() {
            return kind.startsWith(THREAD);
        }

        private static String kind(String name) {
            return name.replaceAll("\\d+", "#");
        }
    }

    /** Starts what the JDK starts for itself: that is no leak of whoever is the first to use it. */
    public Leftovers() {
        countsDescriptors = begin();
    }

    private static boolean begin() {
        try {
            JdkServices.startAndOpen();
            OpenDescriptors.list();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (IOException | UnsupportedOperationException untold) {
            return false;
        }
    }

    /** Has the collector close what was forgotten; returns when no more is closed. */
    public void collect() {
        System.gc();
        int before = Integer.MAX_VALUE;
        int now = descriptors().size();
        while (now < before && pause()) {
            before = now;
            now = descriptors().size();
        }
    }

    /** What is there from now on was there before. */
    public void mark() {
        known = threads.ids();
        open = descriptors();
        sample = Sample.NONE;
    }

    /** Remembers which file descriptors are open now that were not before, for {@link #lost}. By any thread. */
    public void sample() {
        sample = new Sample(freshDescriptors(), collections());
    }

    /**
     * What was open when it was sampled, is not any more, and may have been closed by the collector, because that has run since: whoever opened
     * it may have forgotten it.
     */
    public Set<String> lost() {
        Sample then = sample;
        if (then.collections() == collections()) {
            return new HashSet<>();
        }
        Set<String> kinds = kinds(then.open());
        kinds.removeAll(kinds(freshDescriptors()));
        return kinds;
    }

    /**
     * What is left.
     *
     * @param usual kinds that are not looked at
     * @param grace how long the rest may take to end
     * @param collecting whether the collector may end what it can: clients that are closed by it are no leak
     */
    public List<Left> left(Set<String> usual, Duration grace, boolean collecting) {
        Settling settling = new Settling(usual);
        settling.during(collecting ? MOMENT : grace);
        if (!collecting) {
            return settling.all();
        }
        if (!settling.left.stream().allMatch(Leftovers::collectable)) {
            settling.during(grace);
        }
        List<Left> files =
                settling.left.stream().filter(each -> !collectable(each)).toList();
        if (!settling.left.isEmpty()) {
            // As early as it can hide nothing: what the collector ends may take some seconds to notice that.
            boolean alone = files.size() == settling.left.size();
            settling.collected.addAll(files);
            System.gc();
            settling.during(alone ? MOMENT : grace);
        }
        return settling.all();
    }

    /** A file that the collector closes was forgotten all the same. */
    private static boolean collectable(Left left) {
        return left.isThread()
                || OF_SELECTORS.stream().anyMatch(each -> left.kind().startsWith("descriptor " + each));
    }

    /** Looks again and again, while there is something left. */
    private final class Settling {

        private final Set<String> usual;
        /** What the collector seems to have closed meanwhile. */
        private final Set<Left> collected = new LinkedHashSet<>();

        private long collections = collections();
        private List<Left> left;

        Settling(Set<String> usual) {
            this.usual = usual;
            this.left = look(usual);
        }

        void during(Duration grace) {
            long start = Clock.SYSTEM.nanoTime();
            while (!left.isEmpty() && Clock.SYSTEM.nanoTime() - start < grace.toNanos() && pause()) {
                List<Left> now = look(usual);
                long then = collections();
                if (then != collections) {
                    left.stream()
                            .filter(each -> !collectable(each) && !now.contains(each))
                            .forEach(collected::add);
                }
                collections = then;
                left = now;
            }
        }

        List<Left> all() {
            return Stream.concat(left.stream(), collected.stream()).distinct().toList();
        }
    }

    /** How often the collector has run: what it closes was forgotten. */
    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    /** False when the thread was interrupted meanwhile. */
    private boolean pause() {
        try {
            never.await(PAUSE_NANOS, TimeUnit.NANOSECONDS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<Left> look(Set<String> usual) {
        List<Left> all = new ArrayList<>();
        threads.otherPlatform(known).stream()
                .map(LiveThreads::look)
                .filter(each -> !each.state().equals("terminated"))
                .forEach(each -> all.add(Left.thread(each)));
        threads.otherVirtual(known).forEach(each -> all.add(Left.thread(each)));
        all.addAll(freshDescriptors());
        return all.stream().filter(each -> !usual.contains(each.kind())).toList();
    }

    private List<Left> freshDescriptors() {
        List<String> fresh = new ArrayList<>(descriptors());
        open.forEach(fresh::remove);
        return names(fresh).stream().map(Left::descriptor).toList();
    }

    private List<String> descriptors() {
        try {
            return countsDescriptors ? OpenDescriptors.list() : List.of();
        } catch (IOException untold) {
            return List.of();
        }
    }

    private static List<String> names(List<String> descriptors) {
        if (descriptors.isEmpty()) {
            return descriptors;
        }
        try {
            SocketNames sockets = SocketNames.now();
            return descriptors.stream().map(sockets::of).toList();
        } catch (IOException untold) {
            return descriptors;
        }
    }

    /** The kinds of what is left. */
    public static Set<String> kinds(List<Left> left) {
        Set<String> kinds = new HashSet<>();
        left.forEach(each -> kinds.add(each.kind()));
        return kinds;
    }
}
