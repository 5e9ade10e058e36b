package io.chaoskit.effect;

import io.chaoskit.pressure.Pressure;
import io.chaoskit.site.Call;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import java.time.Duration;
import java.util.Optional;

/**
 * A hit as one part of a composite sees it: with random draws of its own, so that what one part draws says nothing about
 * what another one does.
 *
 * @param hit the composite's
 * @param part the part's place, from 0
 */
record PartHit(Hit hit, int part) implements Hit {

    // Two primes: nested parts and their salts stay apart.
    private static final int SALT = 1_000_003;
    private static final int PART = 7_919;

    @Override
    public long draw(int salt) {
        return hit.draw(salt * SALT + (part + 1) * PART);
    }

    @Override
    public String injector() {
        return hit.injector();
    }

    @Override
    public Site site() {
        return hit.site();
    }

    @Override
    public long number() {
        return hit.number();
    }

    @Override
    public long iteration() {
        return hit.iteration();
    }

    @Override
    public int lane() {
        return hit.lane();
    }

    @Override
    public String task() {
        return hit.task();
    }

    @Override
    public Duration elapsed() {
        return hit.elapsed();
    }

    @Override
    public Object target() {
        return hit.target();
    }

    @Override
    public Call call() {
        return hit.call();
    }

    @Override
    public void cancel(Duration after) {
        hit.cancel(after);
    }

    @Override
    public void pause(Duration duration) {
        hit.pause(duration);
    }

    @Override
    public void hold(Pressure pressure, Optional<Duration> length) {
        hit.hold(pressure, length);
    }

    @Override
    public Contact contact() {
        return hit.contact();
    }

    @Override
    public void holdForIteration(Pressure pressure) {
        hit.holdForIteration(pressure);
    }
}
