package io.chaoskit.bench.proxy;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** An upstream and clients of it, with blocking sockets, so that they cost both servers the same. */
final class Load implements AutoCloseable {

    private static final int BUFFER = 256 * 1024;
    private static final int SMALL = 64;
    private static final long SETTLE_NANOS = 300_000_000;
    private static final double NANOS = 1e9;

    private final ServerSocket listening = new ServerSocket(0, 2048, InetAddress.getLoopbackAddress());
    private final LongAdder received = new LongAdder();
    private final List<Socket> accepted = new ArrayList<>();
    private volatile boolean echoing;

    Load() throws IOException {
        daemon(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "load");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                synchronized (accepted) {
                    accepted.add(socket);
                }
                daemon(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The end of the measurement.
        }
    }

    private void serve(Socket socket) {
        byte[] buffer = new byte[BUFFER];
        try (socket) {
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                received.add(count);
                if (echoing) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException closed) {
            // The client is done.
        }
    }

    /** Bytes a second that reach the upstream when so many clients write as fast as they can. */
    double throughput(int port, int connections, int messageBytes, long nanos) throws IOException {
        echoing = false;
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
            client.setTcpNoDelay(true);
            clients.add(client);
            daemon(() -> write(client, new byte[messageBytes]));
        }
        LockSupport.parkNanos(SETTLE_NANOS);
        long before = received.sum();
        long start = System.nanoTime();
        LockSupport.parkNanos(nanos);
        double rate = (received.sum() - before) * NANOS / (System.nanoTime() - start);
        closeAll(clients);
        return rate;
    }

    private static void write(Socket client, byte[] message) {
        try {
            OutputStream out = client.getOutputStream();
            while (true) {
                out.write(message);
            }
        } catch (IOException closed) {
            // The end of the measurement.
        }
    }

    /** Times of small round trips in microseconds, sorted; with a pause drawn before each when told. */
    double[] roundTrips(int port, int count, int pauseMicros) throws IOException {
        echoing = true;
        Random random = new Random(1);
        double[] micros = new double[count];
        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
            client.setTcpNoDelay(true);
            OutputStream out = client.getOutputStream();
            DataInputStream in = new DataInputStream(client.getInputStream());
            byte[] message = new byte[SMALL];
            for (int i = 0; i < count; i++) {
                if (pauseMicros > 0) {
                    LockSupport.parkNanos(1_000L * random.nextInt(pauseMicros));
                }
                long start = System.nanoTime();
                out.write(message);
                in.readFully(message);
                micros[i] = (System.nanoTime() - start) / 1e3;
            }
        }
        Arrays.sort(micros);
        return micros;
    }

    /** Opens connections, sends a little on each, and leaves them idle. */
    List<Socket> idle(int port, int count) throws IOException {
        echoing = true;
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Socket client = new Socket(InetAddress.getLoopbackAddress(), port);
            client.getOutputStream().write(1);
            client.getInputStream().read();
            clients.add(client);
        }
        return clients;
    }

    void closeAll(List<Socket> clients) throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        synchronized (accepted) {
            for (Socket socket : accepted) {
                socket.close();
            }
            accepted.clear();
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        closeAll(List.of());
    }
}
