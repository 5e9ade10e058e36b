package acme.shop;

class Shelf {

    public void put(Object item) {}

    public void take() {}
}
