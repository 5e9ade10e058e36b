package io.chaoskit.effect;

import io.chaoskit.pressure.Pressure;
import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pressure as an effect: puts it on, and takes it off again. Without a site and with a trigger of time alone it is on for the run: for its duration, else for the window
 * of {@code between}, else to the end. At a site, and with a trigger that counts or draws hits (by default before each step), a
 * hit that fires puts it on for its duration.
 *
 * <p>One that is on already when it is put on again does not add up: it stays on until the later end.
 *
 * @param pressure what is taken away
 * @param length how long; empty for as long as the trigger says
 * @param end when the trigger's window is over; empty for the end of the run
 * @param home where it acts when the scenario names no site
 */
public record PressureEffect(Pressure pressure, Optional<Duration> length, Optional<Duration> end, Site home)
        implements Effect {

    /**
     * For the whole run.
     *
     * @param pressure what is taken away
     * @return without a duration
     */
    public static PressureEffect of(Pressure pressure) {
        return new PressureEffect(pressure, Optional.empty(), Optional.empty(), Sites.wholeRun());
    }

    /**
     * For a time.
     *
     * @param duration more than zero
     * @return a copy
     * @throws IllegalArgumentException if it is not
     */
    public PressureEffect lasting(Duration duration) {
        return new PressureEffect(pressure, Optional.of(Durations.positive(pressure.word(), duration)), end, home);
    }

    @Override
    public void apply(Hit hit) {
        hit.hold(pressure, length.or(() -> end.map(over -> over.minus(hit.elapsed()))));
    }

    @Override
    public AutoCloseable start() throws Exception {
        pressure.check();
        return () -> {};
    }

    @Override
    public Effect under(Trigger trigger) {
        return trigger.countsHits()
                ? new PressureEffect(pressure, length, end, Sites.everyStep())
                : new PressureEffect(pressure, length, trigger.until(), home);
    }

    @Override
    public Optional<String> misfit(Site site, Trigger trigger) {
        if (length.isPresent()) {
            return Optional.empty();
        }
        if (!site.equals(Sites.wholeRun())) {
            return Optional.of(needsDuration("at " + site.text()));
        }
        return trigger.interval().map(every -> needsDuration("every " + Durations.format(every)));
    }

    @Override
    public Optional<String> misfit() {
        try {
            pressure.check();
            return Optional.empty();
        } catch (IllegalStateException doesNotFit) {
            return Optional.ofNullable(doesNotFit.getMessage());
        } catch (Exception cannotTell) {
            // The run asks again when it starts, and reports it.
            return Optional.empty();
        }
    }

    private String needsDuration(String where) {
        PressureEffect example = new PressureEffect(pressure, Optional.of(Duration.ofMillis(500)), end, home);
        return text() + " must have a duration where it is put on " + where + ", but has none; write it like "
                + example.text();
    }

    @Override
    public List<Site> defaultSites() {
        return List.of(home);
    }

    @Override
    public String text() {
        List<String> all = new ArrayList<>(pressure.arguments());
        length.ifPresent(time -> all.add(Math.min(1, all.size()), Durations.format(time)));
        return pressure.word() + "(" + String.join(", ", all) + ")";
    }
}
