package io.chaoskit.cli;

import io.chaoskit.internal.text.Excerpt;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.run.Progress;
import io.chaoskit.value.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Progress in words. Where there is not room for all of them, the least important ones are left out, so that the line never wraps.
 *
 * @param now how far the run is
 * @param total how many iterations it will have; empty when its time ends it
 */
record ProgressText(Progress now, OptionalLong total) {

    private static final String GAP = "  ";
    private static final int SECONDS_OF_MINUTE = 60;
    /** A step that hangs is named in no less than this. */
    private static final int LEAST = 24;

    /**
     * A part of the line.
     *
     * @param rank how important, from 1 on
     * @param text empty for none
     */
    private record Part(int rank, String text) {}

    /** All of it. */
    String whole() {
        return beside(joined(parts(iterations())), stuck());
    }

    /** Behind a bar, in no more than so many columns. */
    String fitting(int columns) {
        String stuck = stuck();
        int reserved = Math.min(stuck.length(), Math.max(LEAST, columns * 3 / 5));
        List<Part> parts = new ArrayList<>(parts(total.isPresent() ? ofTotal() : iterations()));
        parts.add(0, new Part(4, bar(columns)));
        while (!parts.isEmpty() && beside(joined(parts), ".".repeat(reserved)).length() > columns) {
            parts.remove(parts.stream().max(Comparator.comparing(Part::rank)).orElseThrow());
        }
        String others = joined(parts);
        int room = columns - (others.isEmpty() ? 0 : others.length() + GAP.length());
        return beside(others, Excerpt.of(stuck, Math.max(1, room)));
    }

    private static String beside(String one, String other) {
        return one + (one.isEmpty() || other.isEmpty() ? "" : GAP) + other;
    }

    private String stuck() {
        return now.stuck()
                .map(each -> "step '" + Visible.of(each.step()) + "' hangs for "
                        + clock(each.time().toSeconds()) + " at " + each.at())
                .orElse("");
    }

    /** For example {@code 12/100 iterations}. */
    private String iterations() {
        return total.isPresent()
                ? ofTotal() + (total.getAsLong() == 1 ? " iteration" : " iterations")
                : Plural.of(now.iterations(), "iteration");
    }

    private String ofTotal() {
        return now.iterations() + "/" + total.getAsLong();
    }

    private List<Part> parts(String iterations) {
        return Stream.of(
                        new Part(1, iterations),
                        new Part(6, rate()),
                        new Part(5, now.iterations() - now.failed() + " ok"),
                        new Part(2, now.failed() + " failed"),
                        new Part(7, Plural.of(now.faults(), "fault")),
                        new Part(
                                8,
                                now.p95().isZero()
                                        ? ""
                                        : "p95 " + Durations.rounded(now.p95().toNanos())),
                        new Part(3, left()))
                .filter(part -> !part.text().isEmpty())
                .toList();
    }

    private static String joined(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining(GAP));
    }

    private double seconds() {
        return Math.max(1e-3, now.elapsed().toNanos() / 1e9);
    }

    /** In a minute where a second has less than one. */
    private String rate() {
        double perSecond = now.iterations() / seconds();
        return perSecond >= 1 || now.iterations() == 0
                ? Math.round(perSecond) + "/s"
                : Math.max(1, Math.round(perSecond * SECONDS_OF_MINUTE)) + "/min";
    }

    private String left() {
        return now.share() <= 0 ? "" : clock(Math.round(seconds() / now.share() - seconds())) + " left";
    }

    private String bar(int columns) {
        int length = columns < 100 ? 10 : columns < 160 ? 20 : 40;
        int full = (int) (now.share() * length);
        return "█".repeat(full) + "░".repeat(length - full);
    }

    /** A time as clocks show it. */
    static String clock(long seconds) {
        return seconds >= 3_600
                ? String.format("%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60)
                : String.format("%d:%02d", seconds / 60, seconds % 60);
    }
}
