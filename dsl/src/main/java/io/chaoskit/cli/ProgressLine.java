package io.chaoskit.cli;

import io.chaoskit.run.Progress;
import io.chaoskit.run.RunListener;
import io.chaoskit.value.Durations;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Progress of a run: on a terminal one line that is drawn again, elsewhere a line every ten seconds. */
final class ProgressLine implements RunListener {

    private static final Duration PLAIN_EVERY = Duration.ofSeconds(10);
    private static final int BAR = 20;

    private final PrintStream err;
    private final boolean live;
    private Duration last = Duration.ZERO;
    private Duration lastWoven = Duration.ZERO;
    private boolean drawn;

    ProgressLine(PrintStream err, boolean live) {
        this.err = err;
        this.live = live;
    }

    /** Pointcuts are matched: with wildcards over many classes that takes a while. */
    void matching() {
        if (live) {
            draw("matching pointcuts");
        }
    }

    @Override
    public void weaving(Duration elapsed, int classes, int of) {
        String text = String.format(Locale.ROOT, "weaving %,d of %,d classes", classes, of);
        if (live) {
            draw(text);
        } else if (elapsed.minus(lastWoven).compareTo(PLAIN_EVERY) >= 0) {
            lastWoven = elapsed;
            err.println(clock(elapsed.toSeconds()) + "  " + text);
        }
    }

    private void draw(String text) {
        err.print("\r\u001B[K" + text);
        err.flush();
        drawn = true;
    }

    @Override
    public void progress(Progress now) {
        if (live) {
            draw(bar(now.share()) + " " + text(now));
        } else if (now.elapsed().minus(last).compareTo(PLAIN_EVERY) >= 0) {
            last = now.elapsed();
            err.println(clock(now.elapsed().toSeconds()) + "  " + text(now));
        }
    }

    /** Takes the line away. */
    void clear() {
        if (drawn) {
            err.print("\r\u001B[K");
            err.flush();
            drawn = false;
        }
    }

    private static String bar(double share) {
        int full = (int) (share * BAR);
        return "█".repeat(full) + "░".repeat(BAR - full);
    }

    private static String clock(long seconds) {
        return seconds >= 3_600
                ? String.format("%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60)
                : String.format("%d:%02d", seconds / 60, seconds % 60);
    }

    private static String text(Progress now) {
        double seconds = Math.max(1e-3, now.elapsed().toNanos() / 1e9);
        String left = now.share() <= 0 ? "" : "  " + clock(Math.round(seconds / now.share() - seconds)) + " left";
        return count(now.iterations(), "iteration") + "  " + Math.round(now.iterations() / seconds) + "/s  "
                + (now.iterations() - now.failed()) + " ok  " + now.failed() + " failed  "
                + count(now.faults(), "fault") + "  p95 "
                + Durations.rounded(now.p95().toNanos()) + left
                + now.stuck().map(ProgressLine::text).orElse("");
    }

    private static String text(Progress.Stuck stuck) {
        return "  step '" + stuck.step() + "' hangs for " + clock(stuck.time().toSeconds()) + " at " + stuck.at();
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
