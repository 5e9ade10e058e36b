package acme.shop;

public interface Store<T> {

    void save(T item);

    T find(long id);

    default int count() {
        return 0;
    }

    static String kind() {
        return "store";
    }
}
