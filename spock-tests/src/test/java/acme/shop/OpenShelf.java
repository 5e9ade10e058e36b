package acme.shop;

/** The compiler adds bridges to {@code take()} and {@code put(Object)}, for the class that declares them is not public. */
public class OpenShelf extends Shelf {

    public void put(String item) {}
}
