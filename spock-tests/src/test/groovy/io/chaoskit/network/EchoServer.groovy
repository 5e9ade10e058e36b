package io.chaoskit.network

import java.util.concurrent.CopyOnWriteArrayList

/** Something to talk to through a proxy: gives back each line it gets. */
class EchoServer implements Closeable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.loopbackAddress)
    private final List<Socket> accepted = new CopyOnWriteArrayList<>()

    EchoServer() {
        Thread.startDaemon('echo') {
            try {
                while (true) {
                    serve(listening.accept())
                }
            } catch (SocketException ignored) {
                // Closed.
            }
        }
    }

    String getAddress() {
        "127.0.0.1:$listening.localPort"
    }

    private void serve(Socket socket) {
        accepted << socket
        Thread.startDaemon('echo') {
            try {
                socket.inputStream.eachLine { socket.outputStream.write("$it\n".bytes) }
            } catch (IOException ignored) {
                // Cut.
            }
        }
    }

    @Override
    void close() {
        listening.close()
        accepted*.close()
    }
}
