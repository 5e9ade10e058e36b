package acme.shop

class Cart {

    String owner

    int add(Order order, int times = 1) {
        [order].each { it.total() }
        times
    }

    void addAll(Order[] orders) {}

    void "takes what is left"() {}
}
