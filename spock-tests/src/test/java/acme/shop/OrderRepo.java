package acme.shop;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

public class OrderRepo extends BaseRepo<Order> {

    @Override
    public void save(Order item) {}

    public void save(Order item, int times) {}

    @Override
    public Order find(long id) {
        return null;
    }

    public List<Order> findAll(String... names) {
        return List.of();
    }

    public int findBy(Map<String, List<Order>> index, Map.Entry<String, Order> entry) {
        return 0;
    }

    @Override
    protected synchronized void close() {}

    private static int pack(int[] codes, String[][] texts, Object any) {
        return 0;
    }

    Supplier<String> later() {
        return () -> "later";
    }

    native int size();
}
