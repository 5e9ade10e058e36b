package io.chaoskit.telemetry.internal;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The meters of all runs that one listener follows, by name and tags; their number is bounded. Safe for all threads. */
public final class MeterTable {

    private static final int MAX_SERIES = 1_000;
    /** A text such as that of a pointcut may be as long as its writer likes. */
    private static final int MAX_VALUE = 200;

    private static final String OTHER = "other";
    /** What a tag is that has nothing to say: Prometheus takes an empty label for none. */
    private static final String NONE = "none";

    private static final Duration[] BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(250_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60)
    };

    private final MeterRegistry registry;
    private final Map<String, Series<?>> series = new ConcurrentHashMap<>();

    public MeterTable(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The meters of one name. */
    private static final class Series<M> {

        private final Map<List<Tag>, M> byTags = new ConcurrentHashMap<>();
        private final Function<List<Tag>, M> maker;

        Series(Function<List<Tag>, M> maker) {
            this.maker = maker;
        }

        M of(List<Tag> tags) {
            M known = byTags.get(tags);
            return known != null ? known : byTags.computeIfAbsent(bounded(tags), maker);
        }

        private List<Tag> bounded(List<Tag> tags) {
            return byTags.size() < MAX_SERIES
                    ? tags
                    : tags.stream().map(tag -> Tag.of(tag.getKey(), OTHER)).toList();
        }
    }

    /** A tag whose value is neither empty nor longer than is good for it. */
    static Tag tag(String name, String value) {
        String shown = value.isEmpty() ? NONE : value;
        return Tag.of(name, shown.length() <= MAX_VALUE ? shown : shown.substring(0, MAX_VALUE - 1) + "…");
    }

    Counter counter(String name, String description, Tag... tags) {
        return this.<Counter>series(
                        name,
                        all -> Counter.builder(name)
                                .description(description)
                                .tags(all)
                                .register(registry))
                .of(List.of(tags));
    }

    Timer timer(String name, String description, Tag... tags) {
        return this.<Timer>series(
                        name,
                        all -> Timer.builder(name)
                                .description(description)
                                .serviceLevelObjectives(BUCKETS)
                                .tags(all)
                                .register(registry))
                .of(List.of(tags));
    }

    /** Has a gauge show a number, in the place of one that shows another: there may be more tables of the same registry. */
    synchronized void show(long number, String name, String description, Tag... tags) {
        List<Tag> all = this.<List<Tag>>series(name, bounded -> bounded).of(List.of(tags));
        Gauge before = registry.find(name).tags(all).gauge();
        if (before != null) {
            registry.remove(before);
        }
        Gauge.builder(name, () -> number).description(description).tags(all).register(registry);
    }

    /** A name always has meters of the same type. */
    @SuppressWarnings("unchecked")
    private <M> Series<M> series(String name, Function<List<Tag>, M> maker) {
        return (Series<M>) series.computeIfAbsent(name, any -> new Series<>(maker));
    }
}
