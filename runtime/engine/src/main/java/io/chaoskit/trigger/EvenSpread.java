package io.chaoskit.trigger;

import io.chaoskit.site.Hit;
import java.util.Comparator;
import java.util.stream.LongStream;

/**
 * The gate of {@code every n}: spreads faults evenly over the hits of all iterations, one in n, without knowing how many hits other
 * iterations have.
 *
 * <p>Within an iteration exactly each nth hit of a thread fires; which is the first one moves on from iteration to iteration by a fixed step:
 *
 * <pre>
 *   n = 7, step 4      iteration   1  2  3  4  5  6  7  8 …
 *                      first hit   5  2  6  3  7  4  1  5 …
 * </pre>
 *
 * In n iterations each place is the first one once, and neighbouring places come in iterations that are far apart, so that three hits an iteration
 * get their share as well as one or fifty. With one hit an iteration, those of iterations n, 2n, … fire. The threads of an iteration are
 * apart by a second step.
 *
 * @param n 1 or more
 * @param step from one iteration to the next
 * @param between from one thread of an iteration to the next
 * @see <a href="https://en.wikipedia.org/wiki/Low-discrepancy_sequence#Additive_recurrence">additive recurrence</a>
 */
record EvenSpread(int n, long step, long between) implements Gate {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double SILVER = Math.sqrt(2) - 1;
    /** How far from the ideal step a better one is looked for. */
    private static final long WINDOW = 64;

    static EvenSpread of(int n) {
        long step = best(n, Math.round(GOLDEN * n), candidate -> roughness(candidate, n));
        long back = inverse(step, n);
        long between = best(
                n, Math.round(SILVER * n), candidate -> roughness(candidate, n) + roughness(candidate * back % n, n));
        return new EvenSpread(n, step, between);
    }

    private interface Roughness {
        long of(long candidate);
    }

    /** The best step near an ideal one; it shares no divisor with n, so that every place has its turn. */
    private static long best(int n, long ideal, Roughness roughness) {
        return LongStream.rangeClosed(Math.max(1, ideal - WINDOW), Math.min(n - 1L, ideal + WINDOW))
                .filter(candidate -> inverse(candidate, n) != 0)
                .boxed()
                .min(Comparator.<Long>comparingLong(roughness::of)
                        .thenComparingLong(candidate -> Math.abs(candidate - ideal)))
                .orElse(0L);
    }

    /** How unevenly multiples of a step lie in 0 to n: the sum of the continued fraction's terms. */
    private static long roughness(long step, long n) {
        long sum = 0;
        long whole = n;
        for (long part = step; part > 0; ) {
            sum += whole / part;
            long rest = whole % part;
            whole = part;
            part = rest;
        }
        return sum;
    }

    /** What a step is multiplied with to give 1; 0 when it shares a divisor with n. */
    private static long inverse(long step, long n) {
        long whole = n;
        long part = step;
        long before = 0;
        long now = 1;
        while (part > 0) {
            long times = whole / part;
            long rest = whole - times * part;
            whole = part;
            part = rest;
            long next = before - times * now;
            before = now;
            now = next;
        }
        return whole == 1 ? Math.floorMod(before, n) : 0;
    }

    @Override
    public boolean admits(Hit hit) {
        return (hit.iteration() * step + place(hit.task()) + 1 - hit.count()) % n == 0;
    }

    /** The place of a thread among those of its iteration; 0 for the lane's own, for first children, and where there is no tree. */
    private long place(String task) {
        long place = 0;
        if (task.startsWith("0.")) {
            long ordinal = 0;
            for (int i = 2; i < task.length(); i++) {
                char each = task.charAt(i);
                if (each == '.') {
                    place = (place + ordinal - 1) * between;
                    ordinal = 0;
                } else {
                    ordinal = ordinal * 10 + each - '0';
                }
            }
            place = (place + ordinal - 1) * between;
        }
        return place;
    }
}
