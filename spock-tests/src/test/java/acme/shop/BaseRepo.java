package acme.shop;

public abstract class BaseRepo<T extends Order> implements Store<T> {

    @Override
    public void save(T item) {}

    public void flush() {}

    protected abstract void close();
}
