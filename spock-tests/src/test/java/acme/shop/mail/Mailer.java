package acme.shop.mail;

import acme.shop.Audited;
import acme.shop.Order;

public interface Mailer {

    @Audited
    default boolean send(Order order, String... copies) {
        return true;
    }

    class Silent implements Mailer {

        public boolean sendAll(Order[] orders) {
            return true;
        }
    }
}
