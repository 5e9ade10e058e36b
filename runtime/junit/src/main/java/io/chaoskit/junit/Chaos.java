package io.chaoskit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Injects faults while a test method runs: from after {@code @BeforeEach} until before {@code @AfterEach}. On a class it is for each test in
 * it and in its nested classes, beside what the methods have.
 *
 * <pre>{@code
 * @Test
 * @Chaos("slowRepository")
 * void ordersSurvive() { … }
 *
 * static Injector slowRepository() {
 *     return delay(ofMillis(50)).on(method("com.acme.OrderRepo.save(..)"));
 * }
 * }</pre>
 *
 * <p>The faults reach the thread of the test, the threads that it starts and the work that it hands on, and no test that runs at the same
 * time. A test that fails has the faults and the seed as a suppressed exception; {@code -Dchaoskit.seed=N} places them again. Each row of a
 * parameterised test, each repetition and each dynamic test has faults of its own.
 *
 * <p>In a test of {@link ChaosTest} they are those of its run.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(ChaosExtension.class)
public @interface Chaos {

    /**
     * The methods that make the faults: without parameters, static or of the test instance, in the test class, what it inherits from or what it
     * is nested in, or in another class by {@code com.acme.Faults#slow}. Each returns an {@link io.chaoskit.effect.Injector}, an {@link
     * io.chaoskit.effect.Effect}, or an array, {@link Iterable} or stream of them. Called for each test.
     *
     * @return the names; on a method, by default the name of the method itself
     */
    String[] value() default {};
}
