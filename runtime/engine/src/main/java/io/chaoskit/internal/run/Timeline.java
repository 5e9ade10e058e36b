package io.chaoskit.internal.run;

import io.chaoskit.report.TimelinePoint;
import java.util.ArrayList;
import java.util.List;

/** Samples of a run's progress. When there are too many, every other one goes, and new ones come half as often. */
final class Timeline {

    private static final int MAX_POINTS = 240;

    private final List<TimelinePoint> points = new ArrayList<>();
    private long everyMs = 100;

    void sample(long atMs, long iterations, long failures) {
        if (!points.isEmpty() && atMs - points.get(points.size() - 1).atMs() < everyMs) {
            return;
        }
        points.add(new TimelinePoint(atMs, iterations, failures));
        if (points.size() >= MAX_POINTS) {
            for (int i = points.size() - 1; i > 0; i -= 2) {
                points.remove(i);
            }
            everyMs *= 2;
        }
    }

    /** All samples and the end. */
    List<TimelinePoint> closed(long atMs, long iterations, long failures) {
        List<TimelinePoint> all = new ArrayList<>(points);
        all.add(new TimelinePoint(atMs, iterations, failures));
        return all;
    }
}
