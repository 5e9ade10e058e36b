package com.acme.saga;

/** Takes parcels, or refuses. */
@FunctionalInterface
public interface Courier {

    void take(String order);
}
