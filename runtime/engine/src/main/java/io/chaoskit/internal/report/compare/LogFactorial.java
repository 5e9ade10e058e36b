package io.chaoskit.internal.report.compare;

/** Natural logarithms of factorials: small ones added up, large ones by Stirling's series, to about 15 digits. */
final class LogFactorial {

    private static final double[] SMALL = new double[256];
    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    static {
        for (int i = 2; i < SMALL.length; i++) {
            SMALL[i] = SMALL[i - 1] + Math.log(i);
        }
    }

    private LogFactorial() {}

    static double of(long n) {
        if (n < SMALL.length) {
            return SMALL[(int) n];
        }
        double x = n;
        double square = x * x;
        double series = (1 / 12.0 - (1 / 360.0 - 1 / (1260.0 * square)) / square) / x;
        return (x + 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series;
    }

    /** In how many ways k of n can be chosen. */
    static double choose(long n, long k) {
        return of(n) - of(k) - of(n - k);
    }
}
