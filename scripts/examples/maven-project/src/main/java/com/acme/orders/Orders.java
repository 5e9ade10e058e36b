package com.acme.orders;

import java.io.IOException;

/** Takes orders; one that cannot be saved is told to the caller. */
public class Orders {

    private final OrderRepo repo = new OrderRepo();
    private int accepted;

    /** Whether the order was saved, perhaps at the second attempt. */
    public boolean place(String order) {
        for (int attempt = 0; attempt < 2; attempt++) {
            try {
                repo.save(order);
                accepted++;
                return true;
            } catch (IOException unavailable) {
                // once more
            }
        }
        return false;
    }

    /** Whether what was accepted is what was saved. */
    public boolean consistent() {
        return repo.count() == accepted;
    }
}
