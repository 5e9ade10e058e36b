package acme.store

import groovy.transform.CompileStatic

import java.util.concurrent.CompletableFuture
import java.util.concurrent.locks.LockSupport

/** Calls a card, again and again when it fails. */
@CompileStatic
class Client {

    private final Card card = new Card()

    /** So often, with so many milliseconds between two calls. */
    void retried(int most, long pauseMillis) {
        for (int i = 1; i <= most; i++) {
            try {
                card.charge()
                return
            } catch (IOException gone) {
                pause(pauseMillis)
            }
        }
    }

    /** As often as it takes. */
    void stubborn() {
        boolean done = false
        while (!done) {
            try {
                card.charge()
                done = true
            } catch (IOException gone) {
                done = false
            }
        }
    }

    /** The second call comes by another way. */
    void otherwise() {
        try {
            card.charge()
        } catch (IOException gone) {
            instead()
        }
    }

    private void instead() {
        card.charge()
    }

    /** Each attempt in another thread. */
    void elsewhere(int most) {
        for (int i = 1; i <= most; i++) {
            boolean done = CompletableFuture.supplyAsync({ attempt() }).join()
            if (done) {
                return
            }
        }
    }

    private boolean attempt() {
        try {
            card.charge()
            return true
        } catch (IOException gone) {
            return false
        }
    }

    void wrapped() {
        try {
            card.charge()
        } catch (IOException gone) {
            throw new IllegalStateException('no card', gone)
        }
    }

    void plain() {
        card.charge()
    }

    private static void pause(long millis) {
        long until = System.nanoTime() + millis * 1_000_000
        while (millis > 0 && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(until - System.nanoTime())
        }
    }

    static class Card {

        void charge() throws IOException {}
    }
}
