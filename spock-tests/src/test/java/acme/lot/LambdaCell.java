package acme.lot;

import java.util.function.IntUnaryOperator;

/** Adds, with a lambda. */
public class LambdaCell implements IntUnaryOperator {

    @Override
    public int applyAsInt(int n) {
        IntUnaryOperator more = m -> m + n;
        return more.applyAsInt(1);
    }
}
