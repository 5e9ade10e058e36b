package com.acme;

import io.chaoskit.Chaos;

/** Saves orders: what the tests inject faults into. */
public class OrderRepo {

    public void save(int order) {
        Chaos.apply("db");
    }
}
