package io.chaoskit.proxy.internal.http;

import io.netty.buffer.ByteBuf;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A body that comes in chunks, each with its length in front of it, read as strictly as Go's server reads it. */
final class ChunkedBody extends BodyReader {

    private static final int LONGEST_LINE = 4096;
    private static final int MOST_TRAILERS = 4096;
    /** How many bytes that are no data a client may send: 16 for a chunk, two for a byte, and this. */
    private static final int MOST_EXCESS = 16 * 1024;

    private static final Pattern LENGTH = Pattern.compile("([0-9A-Fa-f]*)(?:;.*|[ \\t]*)", Pattern.DOTALL);
    private static final Pattern TRAILER =
            Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z ]+:[\\t\\x20-\\x7e\\x80-\\xff]*");

    private Part part = Part.LENGTH;
    private long left;
    private long excess;
    private int trailers;

    @Override
    boolean read(ByteBuf in) throws RejectedException {
        boolean moved = true;
        while (moved) {
            switch (part) {
                case LENGTH -> moved = readLength(in);
                case DATA -> {
                    left -= take(in, left);
                    moved = left == 0;
                    part = moved ? Part.BEHIND_DATA : Part.DATA;
                }
                case BEHIND_DATA -> moved = readEndOfChunk(in);
                case TRAILERS -> moved = readTrailer(in);
                case END -> {
                    return true;
                }
            }
        }
        return part == Part.END;
    }

    private boolean readLength(ByteBuf in) {
        String line = line(in, LONGEST_LINE);
        if (line == null) {
            return part == Part.END;
        }
        int cr = line.indexOf('\r');
        if (cr != line.length() - 1 || cr < 0) {
            return end(cr < 0 ? "chunked line ends with bare LF" : "invalid CR in chunked line");
        }
        Matcher length = LENGTH.matcher(line.substring(0, cr));
        if (!length.matches()) {
            return end("invalid byte in chunk length");
        }
        String digits = length.group(1);
        if (digits.isEmpty() || digits.length() > 16) {
            return end(digits.isEmpty() ? "empty hex number for chunk length" : "http chunk length too large");
        }
        begin(Long.parseUnsignedLong(digits, 16), line.length());
        return true;
    }

    private void begin(long length, int overhead) {
        left = length < 0 ? Long.MAX_VALUE : length;
        excess = Math.max(0, excess + overhead + 1 - 16 - 2 * Math.min(left, MOST_EXCESS));
        part = left == 0 ? Part.TRAILERS : Part.DATA;
        if (excess > MOST_EXCESS) {
            end("chunked encoding contains too much non-data");
        }
    }

    private boolean readEndOfChunk(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return false;
        }
        if (in.readShort() != ('\r' << 8 | '\n')) {
            return end("malformed chunked encoding");
        }
        part = Part.LENGTH;
        return true;
    }

    /** Trailers are read over. */
    private boolean readTrailer(ByteBuf in) {
        String line = line(in, MOST_TRAILERS - trailers);
        if (line == null) {
            return part == Part.END;
        }
        trailers += line.length();
        String header = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (header.isEmpty()) {
            part = Part.END;
        } else if (!TRAILER.matcher(header).matches()) {
            end("malformed MIME header line");
        }
        return true;
    }

    /** The next line without its line feed; null when it is not there yet, or will never end. */
    private String line(ByteBuf in, int most) {
        int length = in.bytesBefore(Math.min(most, in.readableBytes()), (byte) '\n');
        if (length < 0 && in.readableBytes() >= most) {
            end("header line too long");
        }
        return length < 0 ? null : RequestReader.line(in, length);
    }

    private boolean end(String reason) {
        part = Part.END;
        return cut(reason);
    }

    private enum Part {
        LENGTH,
        DATA,
        BEHIND_DATA,
        TRAILERS,
        END
    }
}
