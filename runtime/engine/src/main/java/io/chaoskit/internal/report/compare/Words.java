package io.chaoskit.internal.report.compare;

import io.chaoskit.internal.report.compare.Finding.Figure;
import io.chaoskit.value.Durations;
import java.util.Locale;

/** Figures as people read them. */
final class Words {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PERCENT = 100;

    private Words() {}

    static Figure time(double nanos) {
        return new Figure(nanos / NANOS_PER_MILLI, Durations.rounded((long) nanos));
    }

    static Figure share(double share) {
        return new Figure(share, format("%.2f %%", PERCENT * share));
    }

    static Figure count(long count, long of) {
        return new Figure(count, format("%,d of %,d", count, of));
    }

    /** A change of a value and what it may be off by. */
    static String percent(double change, double noise) {
        return format("%+.1f %% ± %.1f %%", PERCENT * change, PERCENT * noise);
    }

    /** A change of a share and what it may be off by. */
    static String points(double change, double noise) {
        return format("%+.2f ± %.2f points", PERCENT * change, PERCENT * noise);
    }

    static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
