package com.acme.shop;

import static io.chaoskit.effect.Effects.exception;
import static io.chaoskit.site.Sites.method;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chaoskit.effect.Injector;
import io.chaoskit.junit.Chaos;
import io.chaoskit.junit.ChaosTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** A Spring Boot test, with faults in a bean. {@code PER_CLASS}: all iterations have the instance into which Spring has put the bean. */
@SpringBootTest(classes = {OrdersTest.Orders.class, OrdersTest.Repository.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersTest {

    @Autowired
    Orders orders;

    @Test
    @Chaos("gone")
    void anOrderIsFoundLater() {
        assertEquals("later", orders.find(7));
        assertEquals("order 7", orders.find(7));
    }

    @ChaosTest(repeat = 50)
    @Chaos("goneNowAndThen")
    void everyOrderIsFoundNowOrLater() {
        assertTrue(orders.find(7).matches("order 7|later"));
    }

    static Injector gone() {
        return exception(IllegalStateException.class, "gone").on(method(Repository.class, "load")).first(1);
    }

    static Injector goneNowAndThen() {
        return gone().probability(0.3);
    }

    static class Repository {
        String load(int id) {
            return "order " + id;
        }
    }

    static class Orders {
        private final Repository repository;

        Orders(Repository repository) {
            this.repository = repository;
        }

        String find(int id) {
            try {
                return repository.load(id);
            } catch (IllegalStateException gone) {
                return "later";
            }
        }
    }
}
