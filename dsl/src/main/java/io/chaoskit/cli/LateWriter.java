package io.chaoskit.cli;

import java.io.IOException;
import java.io.Writer;

/** A writer that is opened when something is written. Not safe for several threads. */
final class LateWriter extends Writer {

    private final Opening opening;
    private Writer opened;
    private boolean closed;

    /** Opens the writer behind it. */
    @FunctionalInterface
    interface Opening {
        Writer open() throws IOException;
    }

    LateWriter(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        if (closed) {
            throw new IOException("the file is closed");
        }
        if (opened == null) {
            opened = opening.open();
        }
        opened.write(text, from, length);
    }

    @Override
    public void flush() throws IOException {
        if (opened != null && !closed) {
            opened.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed && opened != null) {
            closed = true;
            opened.close();
        }
        closed = true;
    }
}
