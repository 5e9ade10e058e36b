package io.chaoskit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test whose method is the step of a run, under the faults of {@link Chaos}. Each iteration has a fresh instance of the test class, with its
 * {@code @BeforeEach} and {@code @AfterEach} methods around the method, without faults; with {@code @TestInstance(PER_CLASS)} all share the
 * one there is. The test fails when the run does, with its report, and is aborted when the run is UNSTABLE: it proves nothing, or has failures
 * within its thresholds. With the configuration parameter {@code chaoskit.failOnUnstable} it fails then.
 *
 * <pre>{@code
 * @ChaosTest(repeat = 200)
 * @Chaos("lostReplies")
 * void noOrderIsLost() { … }
 *
 * @AfterEach
 * void quickEnough(Report report) {
 *     assertTrue(report.latency().p95().toMillis() < 200);
 * }
 * }</pre>
 *
 * <p>An {@code @AfterEach} method with a {@link io.chaoskit.report.Report} is called once, after the run. The test method and the
 * {@code @BeforeEach} methods may have a {@link io.chaoskit.model.StepContext}: the iteration, its lane and its random numbers. Other parameters
 * are resolved for each iteration; callbacks of other extensions, such as one that makes mocks, are called once and for the first instance only.
 *
 * <p>{@code -Dchaoskit.seed=N} repeats a run, and {@code -Dchaoskit.replay=REPORT.json} its first failure.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Test
@ExtendWith(ChaosExtension.class)
public @interface ChaosTest {

    /**
     * The number of iterations.
     *
     * @return 1 or more
     */
    long repeat() default 100;

    /**
     * The number of iterations at once.
     *
     * @return 1 or more
     */
    int lanes() default 1;

    /**
     * A method that changes the scenario, such as its checks and thresholds: it has one parameter, a {@link
     * io.chaoskit.model.ScenarioBuilder}, and is found as those of {@link Chaos}.
     *
     * @return its name; empty for none
     */
    String configure() default "";
}
