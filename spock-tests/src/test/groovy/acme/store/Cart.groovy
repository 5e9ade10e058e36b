package acme.store

import groovy.transform.CompileStatic

import java.util.concurrent.Semaphore

/** A shop that pays with a card and reserves in a store, and has bugs. */
@CompileStatic
class Cart {

    final Semaphore connections = new Semaphore(3)
    int reserved
    boolean broken

    /** Absorbs what the card does. */
    void pay() {
        try {
            new Card().charge()
        } catch (IOException gone) {
            fallback()
        }
    }

    void fallback() {
        new Card().note()
    }

    /** Tries three times. */
    void retried() {
        for (int i = 1; ; i++) {
            try {
                new Card().charge()
                return
            } catch (IOException gone) {
                if (i == 3) {
                    throw new IllegalStateException('gave up', gone)
                }
            }
        }
    }

    /** A NullPointerException in the handler. */
    void careless() {
        try {
            new Card().charge()
        } catch (IOException gone) {
            throw new NullPointerException('cause of nothing')
        }
    }

    /** Never works again. */
    void fragile() {
        if (broken) {
            throw new IllegalStateException('broken')
        }
        broken = true
        try {
            new Card().charge()
        } catch (IOException gone) {
            return
        }
        broken = false
    }

    /** Says that it reserved. */
    void reserve() {
        try {
            new Card().charge()
            reserved++
        } catch (IOException swallowed) {
            return
        }
    }

    /** Loses a connection when the note fails after the card did. */
    void leaky() {
        if (!connections.tryAcquire()) {
            throw new IllegalStateException('no connection')
        }
        try {
            new Card().charge()
        } catch (IOException gone) {
            try {
                new Card().note()
            } catch (IOException lost) {
                return
            } catch (RuntimeException other) {
                connections.release()
                throw other
            }
        } catch (RuntimeException other) {
            connections.release()
            throw other
        }
        connections.release()
    }

    /** Waits for ever when the card fails. */
    void hanging() {
        try {
            new Card().charge()
        } catch (IOException gone) {
            new Semaphore(0).acquire()
        }
    }

    static class Card {

        void charge() throws IOException {}

        void note() throws IOException {}
    }
}
