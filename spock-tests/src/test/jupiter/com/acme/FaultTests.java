package com.acme;

import static io.chaoskit.effect.Effects.block;
import static io.chaoskit.effect.Effects.exception;
import static io.chaoskit.site.Sites.method;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.junit.Chaos;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests with faults, each group for one behaviour. */
class FaultTests {

    static final OrderRepo REPO = new OrderRepo();

    static Injector gone() {
        return exception(IllegalStateException.class, "gone").on(method("com.acme.OrderRepo.save(..)"));
    }

    static void fails() {
        assertThrows(IllegalStateException.class, () -> REPO.save(1));
    }

    static void works() {
        assertDoesNotThrow(() -> REPO.save(1));
    }

    static class Fires {

        @BeforeEach
        void before() {
            works();
        }

        @Test
        @Chaos("gone")
        void method() {
            fails();
        }

        @Test
        void without() {
            works();
        }

        @Test
        @Chaos("com.acme.FaultTests#gone")
        void elsewhere() {
            fails();
        }

        @Test
        @Chaos({"list", "stream", "array", "effect"})
        void everyKind() {
            fails();
        }

        List<Injector> list() {
            return List.of(FaultTests.gone());
        }

        Stream<Injector> stream() {
            return Stream.of();
        }

        Injector[] array() {
            return new Injector[0];
        }

        Effect effect() {
            return block();
        }

        static Injector gone() {
            return FaultTests.gone();
        }

        @AfterEach
        void after() {
            works();
        }
    }

    static class ScopeEnds {

        static Injector gone() {
            return FaultTests.gone();
        }

        @Test
        @Chaos("gone")
        void fail() {
            REPO.save(1);
        }

        @AfterEach
        void after() {
            works();
        }
    }

    @Execution(ExecutionMode.CONCURRENT)
    static class Parallel {

        static final CyclicBarrier TOGETHER = new CyclicBarrier(2);

        static Injector gone() {
            return FaultTests.gone();
        }

        @Test
        @Chaos("gone")
        void faulty() throws Exception {
            TOGETHER.await(60, TimeUnit.SECONDS);
            for (int i = 0; i < 100; i++) {
                fails();
            }
            TOGETHER.await(60, TimeUnit.SECONDS);
        }

        @Test
        @Chaos("nothing")
        void sound() throws Exception {
            TOGETHER.await(60, TimeUnit.SECONDS);
            for (int i = 0; i < 100; i++) {
                works();
            }
            TOGETHER.await(60, TimeUnit.SECONDS);
        }

        static Stream<Injector> nothing() {
            return Stream.of();
        }
    }

    @Chaos("gone")
    static class Outer {

        static Injector gone() {
            return FaultTests.gone();
        }

        @Test
        void outer() {
            fails();
        }

        @Nested
        class Inner {

            @Test
            void inner() {
                fails();
            }

            @Test
            @Chaos("more")
            void both() {
                assertThrows(IllegalStateException.class, () -> REPO.save(1));
                assertThrows(UnsupportedOperationException.class, () -> new Stock().take());
            }

            Injector more() {
                return exception(UnsupportedOperationException.class).on(method("com.acme.Stock.take()"));
            }
        }
    }

    static class DataRows {

        static Injector now() {
            return FaultTests.gone().probability(0.5);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
        @Chaos("now")
        void row(int number) {
            REPO.save(number);
        }
    }

    static class InTime {

        static Injector blocked() {
            return block().on(method("com.acme.OrderRepo.save(..)"));
        }

        @Test
        @Timeout(value = 100, unit = TimeUnit.MILLISECONDS)
        @Chaos("blocked")
        void sameThread() {
            REPO.save(1);
        }

        @Test
        @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
        @Chaos("gone")
        void ownThread() {
            fails();
        }

        static Injector gone() {
            return FaultTests.gone();
        }

        @AfterEach
        void after() {
            works();
        }
    }

    static class Repeated {

        static Injector now() {
            return FaultTests.gone().probability(0.5);
        }

        @RepeatedTest(8)
        @Chaos("now")
        void again() {
            REPO.save(1);
        }
    }

    abstract static class Base {

        Injector gone() {
            return FaultTests.gone();
        }

        @Test
        @Chaos("gone")
        void inherited() {
            fails();
        }
    }

    static class Derived extends Base {

        @Test
        @Chaos("gone")
        void own() {
            fails();
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class Shared {

        final OrderRepo mine = new OrderRepo();

        Injector gone() {
            return exception(IllegalStateException.class).on(method("com.acme.OrderRepo.save(..)")).when(hit -> mine != null);
        }

        @Test
        @Chaos("gone")
        void first() {
            fails();
        }

        @Test
        @Chaos("gone")
        void second() {
            fails();
        }
    }

    static class MatchesNothing {

        static Injector typo() {
            return exception(IllegalStateException.class).on(method("com.acme.OrderRepo.sav(..)"));
        }

        @Test
        @Chaos("typo")
        void never() {
            throw new AssertionError("must not run");
        }
    }

    static class Off {

        static Injector gone() {
            throw new AssertionError("must not be asked");
        }

        @Test
        @Disabled
        @Chaos("gone")
        void off() {}
    }

    static class Dynamic {

        static Injector gone() {
            return FaultTests.gone();
        }

        @TestFactory
        @Chaos("gone")
        Stream<DynamicTest> made() {
            works();
            return Stream.of("a", "b").map(name -> DynamicTest.dynamicTest(name, FaultTests::fails));
        }
    }

    /** The faults have the name of the test. */
    static class SameName {

        @Test
        @Chaos
        void gone(org.junit.jupiter.api.TestInfo test) {
            fails();
        }

        static Injector gone() {
            return FaultTests.gone();
        }
    }

    static class OnThreads {

        static Injector gone() {
            return FaultTests.gone();
        }

        @Test
        @Chaos("gone")
        void virtual() throws Exception {
            boolean[] failed = new boolean[1];
            Runnable work = () -> {
                try {
                    REPO.save(1);
                } catch (IllegalStateException e) {
                    failed[0] = true;
                }
            };
            Thread thread;
            try {
                // From JDK 21 on.
                thread = (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
            } catch (NoSuchMethodException before21) {
                thread = new Thread(work);
                thread.start();
            }
            thread.join();
            assertTrue(failed[0]);
        }
    }

    static class Wrong {

        Injector notStatic() {
            return FaultTests.gone();
        }

        static String text() {
            return "delay";
        }

        @Test
        @Chaos("nowhere")
        void noMethod() {}

        @Test
        @Chaos("no.such.Type#faults")
        void noClass() {}

        @Test
        @Chaos("text")
        void noInjector() {}
    }
}
