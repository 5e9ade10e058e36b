package io.chaoskit.internal.report.merge;

import io.chaoskit.report.InjectorReport;
import java.util.ArrayList;
import java.util.List;

/** Adds up what the injectors of shards did, each by its place among them. */
final class InjectorSums {

    private long[][] sums = {};

    void add(List<InjectorReport> more) {
        if (sums.length == 0) {
            sums = new long[more.size()][3];
        }
        for (int i = 0; i < more.size(); i++) {
            sums[i][0] += more.get(i).hits();
            sums[i][1] += more.get(i).fired();
            sums[i][2] += more.get(i).hitsOutside();
        }
    }

    List<InjectorReport> merged(List<Part> parts) {
        List<InjectorReport> merged = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            int place = i;
            InjectorReport first = parts.get(0).injectors().get(i);
            merged.add(new InjectorReport(
                    first.name(),
                    first.scope(),
                    first.effect(),
                    first.site(),
                    first.trigger(),
                    sums[i][0],
                    sums[i][1],
                    sums[i][2],
                    Together.texts(parts, part -> part.injectors().get(place).note())));
        }
        return merged;
    }
}
