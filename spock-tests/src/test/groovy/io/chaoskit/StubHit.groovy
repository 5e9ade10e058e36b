package io.chaoskit

import groovy.transform.CompileStatic
import io.chaoskit.pressure.Pressure
import io.chaoskit.site.Hit
import io.chaoskit.site.Site
import io.chaoskit.site.Sites
import io.chaoskit.internal.value.Mixer

import java.time.Duration

/** A hit that a specification describes by named arguments. */
@CompileStatic
class StubHit implements Hit {

    String injector = 'panic()'
    Site site = Sites.maybePanic()
    long number = 1
    long count
    long iteration = 1
    int lane = 1
    String task = '0'
    Duration elapsed = Duration.ZERO
    Object target
    long key
    List<Duration> pauses = []
    List<List<Object>> held = []

    @Override
    String injector() {
        injector
    }

    @Override
    Site site() {
        site
    }

    @Override
    long number() {
        number
    }

    @Override
    long count() {
        count ?: number
    }

    @Override
    long iteration() {
        iteration
    }

    @Override
    int lane() {
        lane
    }

    @Override
    String task() {
        task
    }

    @Override
    Duration elapsed() {
        elapsed
    }

    @Override
    long draw(int salt) {
        Mixer.mix(key + salt, number)
    }

    @Override
    Object target() {
        target
    }

    @Override
    void pause(Duration duration) {
        pauses << duration
    }

    @Override
    void hold(Pressure pressure, Optional<Duration> length) {
        held << ([pressure, length] as List<Object>)
    }
}
