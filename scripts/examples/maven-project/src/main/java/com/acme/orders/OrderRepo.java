package com.acme.orders;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps orders. */
public class OrderRepo {

    private final List<String> saved = new ArrayList<>();

    /** Saves an order. */
    public void save(String order) throws IOException {
        saved.add(order);
    }

    /** How many there are. */
    public int count() {
        return saved.size();
    }
}
