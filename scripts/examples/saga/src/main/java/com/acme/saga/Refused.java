package com.acme.saga;

/** A no that is final: the card has no cover, the courier does not come. */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refused(String message) {
        super(message);
    }
}
