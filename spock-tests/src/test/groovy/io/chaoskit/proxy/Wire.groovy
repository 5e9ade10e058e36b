package io.chaoskit.proxy

import java.util.concurrent.atomic.AtomicLong
import java.util.concurrent.locks.LockSupport

/** One end of a connection through a proxy, read by hand. */
class Wire implements Closeable {

    static final String END = 'END'
    static final String RESET = 'RESET'
    static final String NOTHING = 'NOTHING'

    final Socket socket

    /** Whether a flood ended because the other side closed. */
    volatile boolean broken

    Wire(Socket socket) {
        this.socket = socket
        socket.tcpNoDelay = true
    }

    static Wire connect(int port) {
        new Wire(new Socket('127.0.0.1', port))
    }

    Wire send(String text) {
        socket.outputStream.write(text.bytes)
        this
    }

    /**
     * What one read gives within this time: data, or one of the words above. A time is given where nothing is to come; what must
     * come is waited for.
     */
    String read(int millis = 60_000) {
        def buffer = new byte[65536]
        socket.soTimeout = millis
        try {
            int count = socket.inputStream.read(buffer)
            count < 0 ? END : new String(buffer, 0, count)
        } catch (SocketTimeoutException ignored) {
            NOTHING
        } catch (SocketException ignored) {
            RESET
        }
    }

    /** Reads, and says how many milliseconds after a time that came; after the call when none is given. */
    List timed(long start = System.nanoTime()) {
        String got = read()
        [got, (System.nanoTime() - start).intdiv(1_000_000)]
    }

    /** Reads until the stream ends, and gives all of it. */
    byte[] readAll() {
        socket.soTimeout = 60_000
        socket.inputStream.readAllBytes()
    }

    /** Sends until nothing is taken for a while, or enough is, and says how many bytes were. */
    long flood(int quietMillis = 400, long enough = Long.MAX_VALUE) {
        def last = new AtomicLong(System.nanoTime())
        def count = new AtomicLong()
        def block = new byte[32768]
        def writer = Thread.startDaemon('flood') {
            try {
                while (true) {
                    socket.outputStream.write(block)
                    count.addAndGet(block.length)
                    last.set(System.nanoTime())
                }
            } catch (IOException ignored) {
                broken = true
            }
        }
        while (writer.alive && count.get() < enough && System.nanoTime() - last.get() < quietMillis * 1_000_000L) {
            LockSupport.parkNanos(1_000_000)
        }
        count.get()
    }

    Wire half() {
        socket.shutdownOutput()
        this
    }

    void reset() {
        socket.setSoLinger(true, 0)
        socket.close()
    }

    @Override
    void close() {
        socket.close()
    }
}
