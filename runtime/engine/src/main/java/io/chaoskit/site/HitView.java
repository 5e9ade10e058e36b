package io.chaoskit.site;

import io.chaoskit.pressure.Pressure;
import java.time.Duration;
import java.util.Optional;

/**
 * A view of a hit: passes everything on to that hit, but for what it overrides. For effects that are made of others, such as a part with
 * random draws of its own.
 */
public interface HitView extends Hit {

    /**
     * The hit behind this view.
     *
     * @return the same for each call
     */
    Hit hit();

    @Override
    default String injector() {
        return hit().injector();
    }

    @Override
    default Site site() {
        return hit().site();
    }

    @Override
    default long number() {
        return hit().number();
    }

    @Override
    default long iteration() {
        return hit().iteration();
    }

    @Override
    default int lane() {
        return hit().lane();
    }

    @Override
    default String task() {
        return hit().task();
    }

    @Override
    default Duration elapsed() {
        return hit().elapsed();
    }

    @Override
    default long draw(int salt) {
        return hit().draw(salt);
    }

    @Override
    default Place place() {
        return hit().place();
    }

    @Override
    default void chose(int branch, String part) {
        hit().chose(branch, part);
    }

    @Override
    default Object target() {
        return hit().target();
    }

    @Override
    default Call call() {
        return hit().call();
    }

    @Override
    default Contact contact() {
        return hit().contact();
    }

    @Override
    default void cancel(Duration after) {
        hit().cancel(after);
    }

    @Override
    default void pause(Duration duration) {
        hit().pause(duration);
    }

    @Override
    default void hold(Pressure pressure, Optional<Duration> length) {
        hit().hold(pressure, length);
    }

    @Override
    default void holdForIteration(Pressure pressure) {
        hit().holdForIteration(pressure);
    }
}
