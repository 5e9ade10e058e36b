package com.acme;

import static io.chaoskit.effect.Effects.exception;
import static io.chaoskit.site.Sites.point;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.chaoskit.effect.Injector;
import io.chaoskit.junit.Chaos;
import io.chaoskit.junit.ChaosTest;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.model.StepContext;
import io.chaoskit.model.Tolerance;
import io.chaoskit.report.Report;
import io.chaoskit.validator.Validators;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;

/** Tests that are steps of runs. */
class RunTests {

    static Injector gone() {
        return exception(IllegalStateException.class, "gone").on(point("db"));
    }

    static class Passes {

        static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

        final OrderRepo repo = new OrderRepo();
        int calls;

        static Injector gone() {
            return RunTests.gone().every(2);
        }

        @BeforeEach
        void before() {
            EVENTS.add("before");
            repo.save(0);
        }

        @ChaosTest(repeat = 4)
        @Chaos("gone")
        void order(StepContext<?> iteration, TestInfo test) {
            assertEquals(0, calls++, "each iteration has a fresh instance");
            assertNotNull(test);
            EVENTS.add("order " + iteration.iteration());
            try {
                repo.save(1);
            } catch (IllegalStateException handled) {
                EVENTS.add("handled");
            }
        }

        @AfterEach
        void after() {
            EVENTS.add("after");
        }

        @AfterEach
        void look(Report report) {
            EVENTS.add("report of " + report.iterations().total() + " with " + report.injectors().get(0).fired());
        }
    }

    static class Fails {

        static Injector gone() {
            return RunTests.gone().every(2);
        }

        @ChaosTest(repeat = 10)
        @Chaos("gone")
        void order() {
            new OrderRepo().save(1);
        }
    }

    static class LooksAtReport {

        @ChaosTest(repeat = 3)
        void order() {}

        @AfterEach
        void tooFew(Report report) {
            assertTrue(report.iterations().total() > 3, "too few iterations");
        }
    }

    static class Configured {

        static Injector gone() {
            return RunTests.gone().every(2);
        }

        @ChaosTest(repeat = 10, lanes = 2, configure = "settings")
        @Chaos("gone")
        void order() {
            new OrderRepo().save(1);
        }

        void settings(ScenarioBuilder<?> scenario) {
            scenario.tolerate(Tolerance.INJECTED).check(Validators.noPanics(0));
        }
    }

    static class Unstable {

        static Injector gone() {
            return RunTests.gone();
        }

        @ChaosTest(repeat = 2)
        @Chaos("gone")
        void order() {}
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {

        int calls;

        @ChaosTest(repeat = 3)
        void order() {
            calls++;
        }

        @AfterEach
        void look(Report report) {
            assertEquals(3, calls);
        }
    }

    static class Outside {

        int set;

        @BeforeEach
        void before() {
            set++;
        }

        @Nested
        class Inside {

            @ChaosTest(repeat = 2)
            void order() {
                assertEquals(1, set);
            }
        }
    }

    static class BrokenFixture {

        @BeforeEach
        void before() throws Exception {
            throw new java.io.IOException("no database");
        }

        @ChaosTest(repeat = 2)
        void order() {}
    }

    static class Replayed {

        static Injector gone() {
            return RunTests.gone().probability(0.2);
        }

        @ChaosTest(repeat = 50)
        @Chaos("gone")
        void order() {
            new OrderRepo().save(1);
        }

        /** Once: a replay must not replace what it replays. */
        @AfterEach
        void keep(Report report) throws java.io.IOException {
            java.nio.file.Path file = java.nio.file.Path.of(System.getProperty("com.acme.report"));
            if (java.nio.file.Files.notExists(file)) {
                java.nio.file.Files.writeString(file, report.toJson());
            }
        }
    }

    static class Wrong {

        @ChaosTest(configure = "nowhere")
        void noMethod() {}
    }

    static class Beside {

        @BeforeEach
        void before() {}

        @Test
        void plain() {}
    }
}
