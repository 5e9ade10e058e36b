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
 * A fault on a proxy, which lasts for its duration; without one for the iteration, when the trigger depends on iterations; else for
 * the window of {@code between}, or the run. Immutable. {@link Toxics} makes them.
 */
public final class ToxicEffect implements Effect {

    private static final AtomicLong COUNT = new AtomicLong();

    private final String word;
    private final List<String> arguments;
    /** Empty for a cut of the proxy. */
    private final Optional<Toxic> toxic;

    private final ToxicDirection direction;
    private final float toxicity;
    private final Optional<Duration> length;
    private final Optional<Duration> end;
    /** One for each proxy, since the engine compares pressures by identity. */
    private final Map<String, Pressure> pressures = new ConcurrentHashMap<>();

    private ToxicEffect(
            String word,
            List<String> arguments,
            Optional<Toxic> toxic,
            ToxicDirection direction,
            float toxicity,
            Optional<Duration> length,
            Optional<Duration> end) {
        this.word = word;
        this.arguments = List.copyOf(arguments);
        this.toxic = toxic;
        this.direction = direction;
        this.toxicity = toxicity;
        this.length = length;
        this.end = end;
    }

    /** A toxic downstream, on every connection. */
    static ToxicEffect of(String word, List<String> arguments, Toxic toxic) {
        return of(word, arguments, Optional.of(toxic));
    }

    /** A cut of the proxy. */
    static ToxicEffect cut(String word) {
        return of(word, List.of(), Optional.empty());
    }

    private static ToxicEffect of(String word, List<String> arguments, Optional<Toxic> toxic) {
        return new ToxicEffect(
                word, arguments, toxic, ToxicDirection.DOWNSTREAM, 1, Optional.empty(), Optional.empty());
    }

    /**
     * This fault on the data from the client to the upstream.
     *
     * @return a copy
     */
    public ToxicEffect upstream() {
        return new ToxicEffect(word, arguments, toxic, ToxicDirection.UPSTREAM, toxicity, length, end);
    }

    /**
     * This fault on a share of the connections.
     *
     * @param share more than 0, at most 1
     * @return a copy
     * @throws IllegalArgumentException if it is not within this range
     */
    public ToxicEffect toxicity(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("toxicity must be more than 0 and at most 1, but was " + share);
        }
        return new ToxicEffect(word, arguments, toxic, direction, (float) share, length, end);
    }

    /**
     * This fault for a time.
     *
     * @param duration more than zero
     * @return a copy
     * @throws IllegalArgumentException if it is not
     */
    public ToxicEffect lasting(Duration duration) {
        return new ToxicEffect(
                word, arguments, toxic, direction, toxicity, Optional.of(Durations.positive(word, duration)), end);
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
        return new OnProxy(this, proxy);
    }

    private AutoCloseable begin(LiveProxy proxy) throws IOException {
        if (toxic.isEmpty()) {
            return proxy.cut();
        }
        String name = LiveProxy.OURS + word + "-" + COUNT.incrementAndGet();
        return proxy.add(toxic.get(), new ProxyToxics.Settings(name, direction, toxicity));
    }

    @Override
    public Effect under(Trigger trigger) {
        return new ToxicEffect(word, arguments, toxic, direction, toxicity, length, trigger.until());
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
        length.ifPresent(time -> all.add((toxic.isEmpty() ? "" : "lasting: ") + Durations.format(time)));
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

    /** A toxic with its attributes, which can be added to any proxy. */
    @FunctionalInterface
    interface Toxic {

        /** Adds it with these settings. */
        void addTo(ProxyToxics toxics, ProxyToxics.Settings settings) throws IOException;
    }

    /** This fault on one proxy, as the engine holds it. */
    private record OnProxy(ToxicEffect effect, String proxy) implements Pressure {

        @Override
        public AutoCloseable open(Pressure.Run run) throws IOException {
            return effect.begin(run.opened(LiveNetwork.class).proxy(proxy));
        }

        /** A run proves nothing without its network faults, nor does an iteration with one that could not be removed. */
        @Override
        public boolean vital() {
            return true;
        }

        @Override
        public String word() {
            return effect.word;
        }

        @Override
        public List<String> arguments() {
            return effect.arguments();
        }
    }
}
