package io.chaoskit.cli;

import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.run.Progress;
import io.chaoskit.run.RunListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/** Progress of a run: on a terminal one line that is drawn again, elsewhere a line every ten seconds. */
final class ProgressLine implements RunListener {

    private static final Duration PLAIN_EVERY = Duration.ofSeconds(10);
    private static final String CLEAR = "\r\u001B[K";
    /** Also when the terminal has become narrower: it cuts the line then, and does not begin another one. */
    private static final String NO_WRAP = "\u001B[?7l";

    private static final String WRAP = "\u001B[?7h";

    private final PrintStream err;
    private final int columns;
    private final OptionalLong total;
    private Duration last = Duration.ZERO;
    private Duration lastWoven = Duration.ZERO;
    private boolean drawn;

    /**
     * {@code columns} of the terminal; 0 when there is none. {@code total} is how many iterations the run will have; empty when its time ends
     * it.
     */
    ProgressLine(PrintStream err, int columns, OptionalLong total) {
        this.err = err;
        this.columns = columns;
        this.total = total;
    }

    /** Pointcuts are matched: with wildcards over many classes that takes a while. */
    void matching() {
        if (columns > 0) {
            draw(Excerpt.of("matching pointcuts", room()));
        }
    }

    @Override
    public void weaving(Duration elapsed, int classes, int of) {
        String text = String.format(Locale.ROOT, "weaving %,d of %,d classes", classes, of);
        if (columns > 0) {
            draw(Excerpt.of(text, room()));
        } else if (elapsed.minus(lastWoven).compareTo(PLAIN_EVERY) >= 0) {
            lastWoven = elapsed;
            err.println(ProgressText.clock(elapsed.toSeconds()) + "  " + text);
        }
    }

    /** The last column stays free: some terminals wrap when it is written. */
    private int room() {
        return Math.max(1, columns - 1);
    }

    private void draw(String text) {
        err.print(CLEAR + NO_WRAP + text + WRAP);
        err.flush();
        drawn = true;
    }

    @Override
    public void progress(Progress now) {
        progress("", now);
    }

    /** The same behind what is more important. */
    void progress(String before, Progress now) {
        ProgressText text = new ProgressText(now, total);
        String first = before.isEmpty() ? "" : before + "  ";
        show(now.elapsed(), first + (columns > 0 ? text.fitting(Math.max(1, room() - first.length())) : text.whole()));
    }

    /** Progress in other words. */
    void show(Duration elapsed, String text) {
        if (columns > 0) {
            draw(Excerpt.of(text, room()));
        } else if (elapsed.minus(last).compareTo(PLAIN_EVERY) >= 0) {
            last = elapsed;
            err.println(ProgressText.clock(elapsed.toSeconds()) + "  " + text);
        }
    }

    /** Takes the line away. */
    void clear() {
        if (drawn) {
            err.print(CLEAR);
            err.flush();
            drawn = false;
        }
    }
}
