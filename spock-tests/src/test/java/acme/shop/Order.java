package acme.shop;

public class Order {

    private final int amount;

    public Order() {
        this(1);
    }

    public Order(int amount) {
        this.amount = amount;
    }

    @Audited
    private Order(String text, int... amounts) {
        this(text.length() + amounts.length);
    }

    public static Order parse(String text) {
        return new Order(text);
    }

    public final int total() {
        return amount;
    }

    public Line renew() {
        return new Line();
    }

    public static class Line {

        public int total() {
            return 0;
        }

        public static class Part {

            public int total() {
                return 0;
            }
        }
    }

    public class Note {

        public Note(String text) {
            text.length();
        }

        public int total() {
            return amount;
        }
    }
}
