package io.chaoskit.pressure

import groovy.transform.CompileStatic

import java.util.concurrent.CopyOnWriteArrayList

/** A pressure that only notes when it is on. */
@CompileStatic
class Logged implements Pressure {

    final List<String> log = new CopyOnWriteArrayList<>()
    Exception unfit
    Throwable broken
    Throwable stuck

    @Override
    AutoCloseable open(Pressure.Run run) {
        if (broken != null) {
            throw broken
        }
        log << 'on'
        return {
            log << 'off'
            if (stuck != null) {
                throw stuck
            }
        }
    }

    @Override
    void check() {
        if (unfit != null) {
            throw unfit
        }
    }

    boolean isOn() {
        !log.empty && log.last() == 'on'
    }

    @Override
    String word() {
        'logged'
    }
}
