package io.chaoskit.report;

/**
 * The number of iterations that were completed.
 *
 * @param total all
 * @param passed without a failure that counts
 * @param failed the others
 */
public record Iterations(long total, long passed, long failed) {

    /**
     * The share that passed.
     *
     * @return 0 to 1; 1 when there was none
     */
    public double successRate() {
        return total == 0 ? 1 : passed / (double) total;
    }
}
