package io.chaoskit.internal.run;

import io.chaoskit.internal.check.QuietPoint;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

/**
 * The quiet points of a run: from time to time its lanes run out of their iterations, one of them has conditions looked at on the target
 * that all share, and they go on. Where that is depends on the numbers of the iterations and of the lanes, and on nothing else.
 *
 * <pre>
 *   lane 1  ──37──┤        ├──41──        a lane that has a number beyond the quiet point waits;
 *   lane 2  ──38─────40──┤ ├──42──        the last one to come looks
 *   lane 3  ──39────┤      ├──43──
 * </pre>
 *
 * <p>A lane that does not come back from its iteration holds up the others for a time, and once only. Safe for all threads.
 */
final class QuietPoints {

    /** How many iterations a lane runs between two quiet points, about: first, and at most. */
    private static final long FIRST = 10;

    private static final long MOST = 250;
    /** A longer run is looked at less often: after a tenth of what it has run. */
    private static final long SHARE = 10;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** So much longer than the longest iteration so far another one may take. */
    private static final long SLOWER = 3;

    private final int lanes;
    private final Stop stop;
    private final RunClock clock;
    /** The last iteration before the next quiet point. A lane reads it for each iteration; it is written seldom. */
    private volatile long boundary = Long.MAX_VALUE;

    // Guarded by this.
    private Object target;
    /** Lanes that have not ended. */
    private int live;
    /** Those that wait. */
    private final Set<Lane> here = new HashSet<>();
    /** Those that nobody waits for any more, until they come, with what they were doing. */
    private final Map<Lane, String> stalled = new LinkedHashMap<>();

    private long since;
    private boolean looking;
    private long looked;
    private int looks;
    private int missed;
    private String whyMissed = "";

    QuietPoints(int lanes, Stop stop, RunClock clock) {
        this.lanes = lanes;
        this.stop = stop;
        this.clock = clock;
        this.live = lanes;
    }

    /** There are conditions that look at this object at quiet points. Before the lanes start, with this iteration. */
    synchronized void begin(Object shared, long first) {
        target = shared;
        looked = first - 1;
        // Where they are does not depend on where a run begins.
        boundary = LongStream.iterate(after(0), this::after)
                .filter(each -> each >= first)
                .findFirst()
                .orElseThrow();
    }

    private boolean wanted() {
        return boundary != Long.MAX_VALUE;
    }

    private long after(long iteration) {
        return iteration + Math.min(MOST * lanes, Math.max(FIRST * lanes, iteration / SHARE));
    }

    /** Waits until an iteration may begin; false when the run stops instead. By a lane that is in none. */
    boolean pass(Lane lane, long next) {
        while (next > boundary) {
            Optional<QuietPoint> last = arrive(lane);
            if (last.isPresent() && !lane.look(last.get())) {
                return false;
            }
            last.ifPresent(this::seen);
            if (stop.requested()) {
                return false;
            }
        }
        return true;
    }

    /** The quiet point, for the lane that shall look; empty when it is over, or the run stops. */
    private synchronized Optional<QuietPoint> arrive(Lane lane) {
        long before = boundary;
        if (here.isEmpty()) {
            since = clock.now();
        }
        here.add(lane);
        stalled.remove(lane);
        boolean interrupted = false;
        while (boundary == before && !stop.requested()) {
            if (!looking && here.size() + stalled.size() >= live) {
                if (stalled.isEmpty()) {
                    looking = true;
                    return Optional.of(new QuietPoint(target, looked + 1, before));
                }
                missed++;
                open();
            } else {
                interrupted |= interruptedWait();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private boolean interruptedWait() {
        try {
            wait();
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private synchronized void seen(QuietPoint point) {
        looks++;
        looked = point.iteration();
        open();
    }

    /** The lanes go on, to the next quiet point. */
    private void open() {
        boundary = after(boundary);
        here.clear();
        looking = false;
        notifyAll();
    }

    /** A lane has ended, or was given up. */
    synchronized void left(Lane lane) {
        live--;
        forget(lane);
    }

    /** Another lane runs in the place of one that was given up. */
    synchronized void replaced(Lane lost) {
        forget(lost);
    }

    private void forget(Lane lane) {
        here.remove(lane);
        stalled.remove(lane);
        notifyAll();
    }

    /** Wakes lanes up when the run stops, and when they have waited for too long. By the coordinator. */
    synchronized void watch(long now, List<Lane> all, LongSupplier longestIteration) {
        if (stop.requested()) {
            notifyAll();
            return;
        }
        long waited = now - since;
        if (here.isEmpty() || looking || waited <= PATIENCE.toNanos()) {
            return;
        }
        long patience = Math.max(PATIENCE.toNanos(), SLOWER * longestIteration.getAsLong());
        if (waited > patience) {
            all.stream()
                    .filter(lane -> !lane.hasEnded() && !here.contains(lane))
                    .forEach(lane -> stall(lane, patience));
            notifyAll();
        }
    }

    private void stall(Lane lane, long patience) {
        String doing = "lane " + lane.iteration().lane() + " was " + lane.doing() + " for more than "
                + Durations.rounded(patience);
        stalled.put(lane, doing);
        whyMissed = whyMissed.isEmpty() ? doing : whyMissed;
    }

    /** The last quiet point, when all lanes have ended and the last iteration was this; empty when it was looked at, or nothing is. */
    synchronized Optional<QuietPoint> atEnd(long lastIteration) {
        if (!wanted() || lastIteration <= looked) {
            return Optional.empty();
        }
        looks++;
        return Optional.of(new QuietPoint(target, looked + 1, lastIteration));
    }

    /** Why the run proves less than it should; empty when it does not. By the coordinator, after the end. */
    synchronized Optional<String> doubt(long iterations) {
        if (missed > 0) {
            return Optional.of(
                    Plural.of(missed, "quiet point") + (missed == 1 ? " was" : " were") + " not reached: " + whyMissed);
        }
        return wanted() && looks == 0 && iterations > 0
                ? Optional.of("no quiet point was reached, so that conditions on the target were never looked at")
                : Optional.empty();
    }
}
