package io.chaoskit.internal.report.html;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int PERCENT = 100;
    private static final double ROUNDING = 1e-6;
    private static final double NEARLY_ALL = 99.99;
    private static final double HARDLY_ANY = 0.01;

    private Figures() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String count(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String time(Duration duration) {
        return Durations.rounded(duration.toNanos()).replaceFirst("(?<=\\d)(?=[a-zµ])", "\u202f");
    }

    static String instant(Instant instant) {
        return TIME.format(instant);
    }

    /** All and none are said only when that is true. */
    static String percent(double share) {
        double percent = PERCENT * share;
        if (percent > NEARLY_ALL && share < 1) {
            return "> 99.99 %";
        }
        if (percent < HARDLY_ANY && share > 0) {
            return "< 0.01 %";
        }
        // Rounded down, as where it is compared with a threshold.
        double shown = Math.floor(percent * PERCENT + ROUNDING) / PERCENT;
        return String.format(Locale.ROOT, shown == Math.rint(shown) ? "%.0f %%" : "%.2f %%", shown);
    }
}
