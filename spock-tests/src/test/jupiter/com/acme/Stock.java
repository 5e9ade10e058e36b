package com.acme;

/** Takes pieces. */
public class Stock {

    public String take() {
        return "taken";
    }
}
