package io.chaoskit.spock;

import groovy.lang.Closure;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Repeats a feature under faults: its body is the step, its conditions are the checks, and each iteration has a fixture of its own, with
 * {@code setup()} and {@code cleanup()}. The first iteration that fails ends it, and is the failure of the feature, with its condition, its
 * faults and how to repeat it.
 *
 * <p>With a {@code where:} block each row is repeated as often. The iterations are reported as one test.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ChaosScenario {

    /**
     * The number of iterations, of each row of a data table.
     *
     * @return 1 or more
     */
    int repeat() default 100;

    /**
     * The faults, besides those of {@link Chaos}.
     *
     * @return none by default
     */
    Class<? extends Closure<?>> value() default None.class;

    /** No faults of its own. */
    final class None extends Closure<Object> {

        private static final long serialVersionUID = 1L;

        private None() {
            super(null);
        }
    }
}
