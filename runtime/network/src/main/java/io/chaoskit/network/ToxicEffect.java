package io.chaoskit.network;

import eu.rekawek.toxiproxy.model.ToxicDirection;
import io.chaoskit.effect.Effect;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Trigger;
import io.chaoskit.value.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A fault on a proxy: for its duration; else for the iteration, when the trigger tells iterations apart; else for the window of
 * {@code between}, or the run. Immutable.
 */
public final class ToxicEffect implements Effect {

    private static final AtomicLong COUNT = new AtomicLong();

    private final String word;
    private final List<String> arguments;
    private final ToxicKind kind;
    private final ToxicDirection direction;
    private final float toxicity;
    private final Optional<Duration> length;
    private final Optional<Duration> end;
    /** The engine knows a pressure again by its identity. */
    private final Map<String, Pressure> pressures = new ConcurrentHashMap<>();

    private ToxicEffect(
            String word,
            List<String> arguments,
            ToxicKind kind,
            ToxicDirection direction,
            float toxicity,
            Optional<Duration> length,
            Optional<Duration> end) {
        this.word = word;
        this.arguments = List.copyOf(arguments);
        this.kind = kind;
        this.direction = direction;
        this.toxicity = toxicity;
        this.length = length;
        this.end = end;
    }

    /** A toxic downstream, on every connection. A kind of null cuts the proxy. */
    static ToxicEffect of(String word, List<String> arguments, ToxicKind kind) {
        return new ToxicEffect(word, arguments, kind, ToxicDirection.DOWNSTREAM, 1, Optional.empty(), Optional.empty());
    }

    /**
     * The same for the data from the client to the upstream.
     *
     * @return a copy
     */
    public ToxicEffect upstream() {
        return new ToxicEffect(word, arguments, kind, ToxicDirection.UPSTREAM, toxicity, length, end);
    }

    /**
     * The same on a share of the connections.
     *
     * @param share more than 0, at most 1
     * @return a copy
     * @throws IllegalArgumentException if it is not within this range
     */
    public ToxicEffect toxicity(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("toxicity must be more than 0 and at most 1, but was " + share);
        }
        return new ToxicEffect(word, arguments, kind, direction, (float) share, length, end);
    }

    /**
     * The same for a time.
     *
     * @param duration more than zero
     * @return a copy
     * @throws IllegalArgumentException if it is not
     */
    public ToxicEffect lasting(Duration duration) {
        return new ToxicEffect(
                word, arguments, kind, direction, toxicity, Optional.of(Durations.positive(word, duration)), end);
    }

    @Override
    public void apply(Hit hit) {
        Pressure pressure = pressures.computeIfAbsent(hit.site().name(), this::pressure);
        Optional<Duration> time = length.or(() -> end.map(over -> over.minus(hit.elapsed())));
        if (time.isPresent()) {
            hit.hold(pressure, time);
        } else {
            hit.holdForIteration(pressure);
        }
    }

    private Pressure pressure(String proxy) {
        return new ProxyPressure(this::begin, proxy, word, arguments());
    }

    private AutoCloseable begin(LiveProxy proxy) throws IOException {
        if (kind == null) {
            return proxy.cut();
        }
        return proxy.add(
                kind, new NewToxic(LiveProxy.OURS + word + "-" + COUNT.incrementAndGet(), direction, toxicity));
    }

    @Override
    public Effect under(Trigger trigger) {
        return new ToxicEffect(word, arguments, kind, direction, toxicity, length, trigger.until());
    }

    @Override
    public boolean fitsProxy() {
        return true;
    }

    @Override
    public Optional<String> misfit(Site site, Trigger trigger) {
        if (site.arrival() != Site.Arrival.PROXY) {
            return Optional.of(text() + " must be on a proxy, but is on " + site.text() + "; inject … on proxy('db')");
        }
        if (length.isEmpty() && trigger.interval().isPresent()) {
            return Optional.of(text() + " must have a duration when it comes every "
                    + Durations.format(trigger.interval().get()) + ", but has none; write it like "
                    + lasting(Duration.ofSeconds(2)).text());
        }
        return Optional.empty();
    }

    private List<String> arguments() {
        List<String> all = new ArrayList<>(arguments);
        length.ifPresent(time -> all.add(kind == null ? Durations.format(time) : "lasting: " + Durations.format(time)));
        if (direction == ToxicDirection.UPSTREAM) {
            all.add("stream: 'upstream'");
        }
        if (toxicity < 1) {
            all.add("toxicity: " + toxicity);
        }
        return all;
    }

    @Override
    public String text() {
        return word + "(" + String.join(", ", arguments()) + ")";
    }
}
