package io.chaoskit.proxy

/** A connection to an API on which bytes are sent as they are, and the answers are read by hand. */
class RawHttp implements Closeable {

    static final String VERSION = 'GET /version HTTP/1.1\r\nHost: localhost\r\n\r\n'

    private final Socket socket
    private final DataInputStream input

    RawHttp(int port) {
        socket = new Socket('127.0.0.1', port)
        socket.soTimeout = 60_000
        input = new DataInputStream(new BufferedInputStream(socket.inputStream))
    }

    /** Sends characters as bytes. A server that has ended the connection does not mind. */
    RawHttp send(String bytes) {
        try {
            socket.outputStream.write(bytes.getBytes('ISO-8859-1'))
        } catch (SocketException ignored) {
            // What there is to read tells.
        }
        this
    }

    RawHttp half() {
        socket.shutdownOutput()
        this
    }

    /** The next answer but for those that only ask for more: its status with its words, headers and body; null at the end of the connection. */
    Map<String, ?> answer(boolean withBody = true) {
        def status = line()
        if (status == null) {
            return null
        }
        assert status ==~ /HTTP\/1\.[01] \d{3} .*/
        def headers = [:]
        for (def header = line(); header; header = line()) {
            def (name, value) = header.split(': *', 2)
            headers[name.toLowerCase()] = value
        }
        if (status.contains(' 100 ')) {
            return answer(withBody)
        }
        def length = headers['content-length']
        boolean empty = !withBody || status.contains(' 204 ')
        [status: status.split(' ', 2)[1], headers: headers, body: empty ? '' : body(length ? length as int : Integer.MAX_VALUE)]
    }

    /** So many bytes, or all to the end of the connection. */
    private String body(int length) {
        def bytes = new ByteArrayOutputStream()
        try {
            for (int c = 0; bytes.size() < length && c >= 0;) {
                def part = input.readNBytes(Math.min(length - bytes.size(), 65_536))
                bytes.write(part)
                c = part.length ?: -1
            }
        } catch (SocketException ignored) {
            // A server that rejects may reset the connection behind its answer.
        }
        bytes.toString('UTF-8')
    }

    /** A line without its end; null at the end of the connection, however it ended. */
    private String line() {
        def line = new StringBuilder()
        try {
            for (int c = input.read(); c >= 0; c = input.read()) {
                if (c == '\n' as char) {
                    return line.toString()
                }
                if (c != '\r' as char) {
                    line.append(c as char)
                }
            }
        } catch (SocketException ignored) {
            // It was reset.
        }
        null
    }

    /** Whether what comes next is answered. */
    boolean goesOn() {
        send(VERSION).answer() != null
    }

    @Override
    void close() {
        socket.close()
    }
}
