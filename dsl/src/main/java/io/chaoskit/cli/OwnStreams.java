package io.chaoskit.cli;

import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * The standard streams of the process, kept for the command. What scripts and the code under test see as {@code System.out} and
 * {@code System.err} writes to them, but can be closed and replaced without an effect on the command.
 */
final class OwnStreams implements AutoCloseable {

    /** Standard output, by its name in properties. */
    static final String OUT = "stdout";
    /** Standard error. */
    static final String ERR = "stderr";

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    /** {@code aside}: results go to standard output, and what the code under test prints must not get between their lines. */
    OwnStreams(boolean aside) {
        System.setOut(new Lent(aside ? err : out, aside ? ERR : OUT));
        System.setErr(new Lent(err, ERR));
    }

    PrintStream out() {
        return out;
    }

    /** Gives the streams back to the process. */
    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }

    /** What the JDK gives the stream of this name; before JDK 19 under an older property. */
    static Charset charset(String name) {
        String given = System.getProperty(name + ".encoding", System.getProperty("sun." + name + ".encoding"));
        return given == null ? Charset.defaultCharset() : Charset.forName(given);
    }

    /** A stream whose end is not that of the one behind it. */
    private static final class Lent extends PrintStream {

        Lent(PrintStream owner, String name) {
            super(owner, true, charset(name));
        }

        @Override
        public void close() {
            flush();
        }
    }
}
