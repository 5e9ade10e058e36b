package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.json.RequestBody;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A reader of the body of a request, which keeps all of it. Belongs to one request. */
abstract class BodyReader {

    private static final int LARGEST = 256 * 1024 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private String cut;

    /** A reader for the body that this head announces. */
    static BodyReader of(RequestHead head) {
        return head.isChunked() ? new ChunkedBody() : new FixedBody(head.length());
    }

    /**
     * Takes what there is of the body.
     *
     * @return whether that was the end of it
     * @throws RejectedException if it is too large
     */
    abstract boolean read(ByteBuf in) throws RejectedException;

    /** Ends the body early. What was read of it may still be enough for an answer. */
    boolean cut(String reason) {
        cut = reason;
        return true;
    }

    /** Whether it ended early, so that nothing on the connection makes sense any more. */
    boolean isCut() {
        return cut != null;
    }

    RequestBody body() {
        return new RequestBody(bytes.toByteArray(), cut);
    }

    /** Takes as many bytes as there are, and no more than this. */
    long take(ByteBuf in, long most) throws RejectedException {
        int count = (int) Math.min(in.readableBytes(), most);
        if (bytes.size() + (long) count > LARGEST) {
            throw RejectedException.because(413, "request body too large");
        }
        try {
            in.readBytes(bytes, count);
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes must be writable", e);
        }
        return count;
    }

    /** A body whose length the head says. */
    private static final class FixedBody extends BodyReader {
        private long left;

        FixedBody(long length) {
            left = length;
        }

        @Override
        boolean read(ByteBuf in) throws RejectedException {
            left -= take(in, left);
            return left == 0;
        }
    }
}
