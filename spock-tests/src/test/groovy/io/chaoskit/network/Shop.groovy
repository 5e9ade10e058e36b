package io.chaoskit.network

/** A client of an {@link EchoServer}: a connection for each order. */
class Shop {

    final String host
    final int port
    /** How long to wait for an answer, in milliseconds. */
    int patience = 60_000
    final List<Long> millis = Collections.synchronizedList([])
    final List<String> outcomes = Collections.synchronizedList([])

    Shop(String address) {
        host = address.substring(0, address.lastIndexOf(':'))
        port = address.substring(address.lastIndexOf(':') + 1) as int
    }

    /** Says how it went, and never throws. */
    String order() {
        long start = System.nanoTime()
        outcomes << ask()
        millis << (System.nanoTime() - start).intdiv(1_000_000)
        outcomes.last()
    }

    boolean healthy() {
        ask() == 'ok'
    }

    private String ask() {
        try {
            new Socket(host, port).withCloseable { socket ->
                socket.soTimeout = patience
                socket.outputStream.write('order\n'.bytes)
                socket.inputStream.newReader().readLine() == 'order' ? 'ok' : 'ended'
            }
        } catch (ConnectException ignored) {
            'refused'
        } catch (IOException ignored) {
            'broken'
        }
    }
}
