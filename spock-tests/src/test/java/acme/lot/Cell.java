package acme.lot;

import java.util.function.IntUnaryOperator;

/** Adds, with nothing that the JVM links when it is first called. */
public class Cell implements IntUnaryOperator {

    @Override
    public int applyAsInt(int n) {
        return plus(n) + times(n);
    }

    int plus(int n) {
        return n + 1;
    }

    int times(int n) {
        return n * 2;
    }
}
