package io.chaoskit.telemetry;

import io.chaoskit.run.LiveRun;
import io.chaoskit.run.RunListener;
import io.chaoskit.telemetry.internal.MeterTable;
import io.chaoskit.telemetry.internal.RunMeters;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;

/**
 * Metrics of runs, kept in a Micrometer registry while they go on. One listener may follow several runs, also at once; what they count adds up.
 *
 * <table>
 * <caption>The meters, all with the tag {@code scenario}</caption>
 * <tr><th>name</th><th>is</th><th>other tags</th></tr>
 * <tr><td>{@code chaoskit.runs}</td><td>a counter of runs that ended</td><td>{@code verdict}</td></tr>
 * <tr><td>{@code chaoskit.run.seed}</td><td>a gauge: the seed of the last run, exact up to 2<sup>53</sup></td><td></td></tr>
 * <tr><td>{@code chaoskit.iterations}</td><td>a counter</td><td>{@code outcome}: {@code passed} or {@code failed}</td></tr>
 * <tr><td>{@code chaoskit.iteration.duration}</td><td>a histogram of the time of all steps of an iteration</td><td></td></tr>
 * <tr><td>{@code chaoskit.step.duration}</td><td>a histogram</td><td>{@code step}</td></tr>
 * <tr><td>{@code chaoskit.hits}</td><td>a counter, brought up to date ten times a second</td><td>{@code injector}, {@code scope}, {@code site}</td></tr>
 * <tr><td>{@code chaoskit.faults}</td><td>a counter, in the same way</td><td>{@code injector}, {@code scope}, {@code site}</td></tr>
 * <tr><td>{@code chaoskit.violations}</td><td>a counter</td><td>{@code check}, {@code severity}</td></tr>
 * </table>
 *
 * <p>A meter has at most 1,000 combinations of tags; what comes later is counted with tags that are {@code other}. Immutable but for what it counts, and safe for all threads.
 */
public final class Telemetry implements RunListener {

    private final MeterTable meters;

    private Telemetry(MeterTable meters) {
        this.meters = meters;
    }

    /**
     * Keeps the metrics of runs.
     *
     * @param registry where; stays the caller's, who closes it
     * @return to be given to a runner
     */
    public static Telemetry of(MeterRegistry registry) {
        return new Telemetry(new MeterTable(Objects.requireNonNull(registry, "registry")));
    }

    @Override
    public RunListener started(LiveRun run) {
        return new RunMeters(meters, run);
    }
}
