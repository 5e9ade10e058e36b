package io.chaoskit.proxy.internal.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader of the requests of one connection, as strict as Go's server: a line ends with LF or CR LF, and a head has at most a
 * megabyte. Belongs to the connection's event loop.
 */
final class RequestReader {

    private static final int LARGEST_HEAD = 1024 * 1024 + 4096;
    private static final int BLANKS = 4;

    private final List<String> headers = new ArrayList<>();
    private RequestLine line;
    private RequestHead head;
    private BodyReader body;
    private int headBytes;
    private int searched;
    private boolean afterPost;
    private int blanks;

    /**
     * Reads the next request.
     *
     * @param in what has come; what was understood of it is taken away
     * @param ended whether nothing more will come
     * @return null when more must come first, or nothing will
     * @throws RejectedException if the connection must end
     */
    Parts next(ByteBuf in, boolean ended) throws RejectedException {
        if (head == null) {
            readHead(in);
        }
        if (head == null) {
            if (ended && isInHead(in)) {
                throw RejectedException.malformed();
            }
            return null;
        }
        boolean whole = body.read(in) || ended && body.cut("unexpected EOF");
        return whole ? done() : null;
    }

    private Parts done() {
        Parts parts = new Parts(head, body);
        afterPost = head.method().equals("POST");
        blanks = 0;
        headers.clear();
        line = null;
        head = null;
        body = null;
        headBytes = 0;
        return parts;
    }

    /** Whether a request has begun whose head is not there yet. */
    boolean isInHead(ByteBuf in) {
        return head == null && (in.isReadable() || headBytes > 0);
    }

    /** Whether a body is being read. */
    boolean isInBody() {
        return head != null;
    }

    /** The head whose body is being read. */
    RequestHead head() {
        return head;
    }

    private void readHead(ByteBuf in) throws RejectedException {
        skipBlanks(in);
        String next = line(in);
        while (next != null) {
            if (line == null) {
                line = RequestLine.parse(next);
            } else if (next.isEmpty()) {
                head = RequestHead.parse(line, headers);
                body = BodyReader.of(head);
                return;
            } else {
                headers.add(next);
            }
            next = line(in);
        }
    }

    /** Old clients send a line too many behind the body of a POST. */
    private void skipBlanks(ByteBuf in) {
        while (afterPost && headBytes == 0 && blanks < BLANKS && in.isReadable()) {
            byte first = in.getByte(in.readerIndex());
            if (first != '\r' && first != '\n') {
                blanks = BLANKS;
            } else {
                in.skipBytes(1);
                blanks++;
            }
        }
    }

    /** The next line of the head, or null when it is not there yet. No byte is looked at twice. */
    private String line(ByteBuf in) throws RejectedException {
        int from = in.readerIndex() + searched;
        int length = in.bytesBefore(from, in.writerIndex() - from, (byte) '\n');
        int total = length < 0 ? in.readableBytes() : searched + length + 1;
        if (headBytes + total > LARGEST_HEAD) {
            throw RejectedException.of(431);
        }
        if (length < 0) {
            searched = in.readableBytes();
            return null;
        }
        searched = 0;
        headBytes += total;
        String text = line(in, total - 1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** Takes a line of this length and the line feed behind it. A character stands for a byte. */
    static String line(ByteBuf in, int length) {
        String text = in.readCharSequence(length, StandardCharsets.ISO_8859_1).toString();
        in.skipBytes(1);
        return text;
    }

    /**
     * A request that was read.
     *
     * @param head its head
     * @param body its body, which may have ended early
     */
    record Parts(RequestHead head, BodyReader body) {}
}
