package acme.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.concurrent.Callable;

/** Handlers that are written, and those that the compiler makes. Those that are written have a number in their comment. */
public final class Handlers {

    public static final String FILE = "Handlers.java";

    private Handlers() {}

    public static String plain(boolean fails) {
        try {
            fail(fails);
            return "none";
        } catch (IOException gone) { // 1
            return "caught";
        }
    }

    public static String either(int what) {
        try {
            fail(what == 1);
            return Integer.toString(10 / what);
        } catch (IOException | ArithmeticException gone) { // 2
            return "caught";
        } catch (RuntimeException other) { // 3
            return "other";
        } finally {
            what++;
        }
    }

    public static int resources() throws IOException {
        try (InputStream one = new ByteArrayInputStream(new byte[1]);
                StringReader two = new StringReader("x")) {
            synchronized (one) {
                return one.read() + two.read();
            }
        }
    }

    public static int resourceAndHandler(boolean fails) {
        try (InputStream one = new ByteArrayInputStream(new byte[1])) {
            fail(fails);
            return one.read();
        } catch (Throwable any) { // 4
            return -1;
        }
    }

    public static void byHand(AutoCloseable resource) throws Throwable {
        try {
            fail(true);
        } catch (Throwable primary) { // 5
            try {
                resource.close();
            } catch (Throwable suppressed) { // 6
                primary.addSuppressed(suppressed);
            }
            throw primary;
        }
    }

    public static Callable<Boolean> inLambda() {
        return () -> {
            try {
                fail(true);
                return true;
            } catch (IOException gone) { // 7
                return false;
            }
        };
    }

    public static void empty() {
        try {
            fail(true);
        } catch (IOException ignored) { // 8
        }
    }

    private static void fail(boolean wanted) throws IOException {
        if (wanted) {
            throw new IOException("gone");
        }
    }
}
