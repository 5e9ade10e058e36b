package io.chaoskit.internal.live;

import io.chaoskit.internal.thread.OwnThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The services that the JDK starts for itself, whoever is the first to use them, and keeps for ever: the threads and file descriptors of
 * timeouts, of virtual threads, of sockets and random numbers, and the jars of the class path.
 *
 * <p>What they have looks like that of any pool or socket. So nothing guesses by names: the services are started first, and who then
 * remembers what there is takes none of it for new.
 */
public final class JdkServices {

    /** Of the JVM, and of {@code jdk.internal.misc.InnocuousThread}. */
    private static final List<String> GROUPS = List.of("system", "InnocuousThreadGroup");

    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private JdkServices() {}

    /** Whether a thread that comes and goes is the JDK's: by where it belongs, by its type, or by its pool. */
    static boolean owns(Thread thread, ThreadGroup group) {
        return GROUPS.contains(group.getName())
                || thread.getClass().getName().startsWith("jdk.internal.")
                || thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }

    /** Starts those that have threads. */
    public static void start() throws InterruptedException {
        CompletableFuture<Void> late = new CompletableFuture<>();
        late.orTimeout(MOMENT_NANOS, TimeUnit.NANOSECONDS);
        useChannels();
        Optional<Thread> virtual = VirtualThreads.unstarted(OwnThreads.name("jdk-services"), () -> {
            LockSupport.parkNanos(MOMENT_NANOS);
            useChannels();
        });
        if (virtual.isPresent()) {
            virtual.get().start();
            virtual.get().join();
        }
        late.handle((none, timeout) -> none).join();
    }

    /** Starts all, and opens what they have open. */
    public static void startAndOpen() throws InterruptedException, IOException {
        start();
        openJars(ClassLoader.getSystemClassLoader());
        openJars(Thread.currentThread().getContextClassLoader());
        useRandomNumbers();
        FileChannel.open(Path.of(System.getProperty("java.home"), "release")).close();
    }

    /**
     * The first wait for a channel starts what waits for all of them, and the first socket that is closed opens what closes all. No port is opened for
     * it: the wait is for a pipe.
     */
    private static void useChannels() {
        Executor aMomentLater = CompletableFuture.delayedExecutor(MOMENT_NANOS, TimeUnit.NANOSECONDS, Runnable::run);
        try {
            Pipe pipe = Pipe.open();
            try (Pipe.SinkChannel sink = pipe.sink();
                    Pipe.SourceChannel source = pipe.source()) {
                CompletableFuture<Void> written = CompletableFuture.runAsync(() -> writeTo(sink), aMomentLater);
                source.read(ByteBuffer.allocate(1));
                written.join();
            }
            new Socket().close();
            SocketChannel.open().close();
            new DatagramSocket(null).close();
        } catch (IOException e) {
            // Where none can be opened, none is used.
        }
    }

    private static void writeTo(Pipe.SinkChannel sink) {
        try {
            sink.write(ByteBuffer.allocate(1));
        } catch (IOException e) {
            throw new UncheckedIOException("a pipe cannot be written", e);
        }
    }

    /** Class loaders open a jar when they first look into it: here for a name that most of them have. */
    private static void openJars(ClassLoader loader) throws IOException {
        if (loader != null) {
            Collections.list(loader.getResources("META-INF/MANIFEST.MF"));
        }
    }

    private static void useRandomNumbers() {
        new SecureRandom().nextInt();
        try {
            SecureRandom.getInstanceStrong();
        } catch (NoSuchAlgorithmException e) {
            // Where there are no strong random numbers, none are used.
        }
    }
}
