package acme.checkout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A shop that knows nothing of ChaosKit. */
public class Shop implements AutoCloseable {

    private final List<Integer> orders = new ArrayList<>();
    private boolean closed;

    /** Sells so many, and says how many were sold in all. */
    public synchronized int buy(int count) {
        orders.add(count);
        return sold();
    }

    /** Pays for an order, as a method that talks to somebody may. */
    public String pay(int order) throws IOException {
        return "paid " + order;
    }

    public synchronized int sold() {
        return orders.stream().mapToInt(Integer::intValue).sum();
    }

    public synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
