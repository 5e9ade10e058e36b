package io.chaoskit.cli;

import io.chaoskit.internal.scale.ShardListener;
import io.chaoskit.internal.scale.ShardProgress;
import io.chaoskit.internal.scale.ShardResults;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.model.Scenario;
import io.chaoskit.run.Progress;
import io.chaoskit.value.Clock;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What is seen of a run in shards while it goes on: one line of progress over all of them, and what is to know about each. */
final class ScaleWatch implements ShardListener {

    private static final Duration EVERY = Duration.ofMillis(500);

    private final ShardResults results;
    private final PrintStream err;
    private final boolean quiet;
    private final ProgressLine line;
    private final OptionalLong total;
    private final Optional<Duration> duration;
    private final Clock clock = Clock.SYSTEM;
    private final long started = clock.nanoTime();
    /** By the number of the shard. */
    private final ShardProgress[] progress;

    private final boolean[] over;
    private Duration drawn = Duration.ZERO;
    private boolean ended;

    private ScaleWatch(
            Terminal terminal,
            boolean quiet,
            ShardResults results,
            OptionalLong total,
            Optional<Duration> duration,
            int shards) {
        this.results = results;
        this.err = terminal.err();
        this.quiet = quiet;
        this.duration = duration;
        this.total = total;
        this.line = new ProgressLine(err, terminal.columns(), total);
        this.progress = new ShardProgress[shards];
        this.over = new boolean[shards];
    }

    /** Of iterations. */
    static ScaleWatch ofRun(RunOptions options, ShardResults results, List<Scenario> scenarios, int shards) {
        Optional<Duration> duration = scenarios.stream()
                .flatMap(each -> each.length().duration().stream())
                .reduce(Duration::plus);
        OptionalLong total = duration.isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(scenarios.stream()
                        .mapToLong(each -> each.length().iterations())
                        .sum());
        return new ScaleWatch(options.terminal(), options.quiet(), results, total, duration, shards);
    }

    /** Of experiments, whose number nobody knows before. */
    static ScaleWatch ofSweep(Terminal terminal, boolean quiet, ShardResults results, int shards) {
        return new ScaleWatch(terminal, quiet, results, OptionalLong.empty(), Optional.empty(), shards);
    }

    @Override
    public synchronized void progress(int shard, ShardProgress now) {
        progress[shard - 1] = now;
        Duration elapsed = elapsed();
        if (!quiet && !ended && elapsed.minus(drawn).compareTo(EVERY) >= 0) {
            drawn = elapsed;
            draw(elapsed);
        }
    }

    private void draw(Duration elapsed) {
        ShardProgress sum = ShardProgress.NONE;
        for (ShardProgress each : progress) {
            sum = each == null ? sum : sum.plus(each);
        }
        int count = 0;
        for (boolean each : over) {
            count += each ? 1 : 0;
        }
        String shards = count + "/" + over.length + " shards";
        if (total.isEmpty() && duration.isEmpty()) {
            line.show(elapsed, shards);
            return;
        }
        line.progress(
                shards,
                new Progress(
                        elapsed,
                        sum.iterations(),
                        sum.failed(),
                        sum.faults(),
                        Duration.ZERO,
                        share(sum.iterations(), elapsed),
                        Optional.empty()));
    }

    private double share(long iterations, Duration elapsed) {
        double share = duration.isPresent()
                ? elapsed.toNanos() / (double) duration.get().toNanos()
                : iterations / (double) Math.max(1, total.getAsLong());
        return Math.min(1, share);
    }

    private Duration elapsed() {
        return Duration.ofNanos(clock.nanoTime() - started);
    }

    @Override
    public synchronized void ended(int shard, int exitCode, String report) {
        over[shard - 1] = true;
        results.add(shard, report).ifPresent(this::tell);
        if (!quiet && !ended) {
            draw(elapsed());
        }
    }

    @Override
    public synchronized void again(int shard, String why) {
        progress[shard - 1] = ShardProgress.NONE;
        tell(name(shard) + " is run once more, because " + why);
    }

    @Override
    public synchronized void lost(int shard, String why) {
        over[shard - 1] = true;
        tell(name(shard) + " is missing, because " + why);
    }

    @Override
    public synchronized void line(int shard, String text) {
        print("[" + shard + "] " + Visible.of(text));
    }

    @Override
    public synchronized void note(String sentence) {
        if (!quiet) {
            tell(sentence);
        }
    }

    @Override
    public boolean has(int shard) {
        return results.has(shard);
    }

    private String name(int shard) {
        return "shard " + shard + " of " + over.length;
    }

    private void tell(String sentence) {
        print("chaoskit: " + sentence);
    }

    private void print(String text) {
        line.clear();
        err.println(text);
    }

    /** Takes the line away, for good. */
    synchronized void end() {
        ended = true;
        line.clear();
    }
}
