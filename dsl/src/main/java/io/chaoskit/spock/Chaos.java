package io.chaoskit.spock;

import groovy.lang.Closure;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Injects faults while a feature runs, or each feature of a specification: into the code that the feature calls, the threads that it starts and
 * the work that it hands on, and into no other feature.
 *
 * <p>They are active in the feature's own blocks: not in {@code setup()} and {@code cleanup()}, nor in the {@code where:} block. Each iteration of a
 * data table has them anew, and its closure can use the data variables. A feature has those of its specification as well, and those of the
 * specifications that this extends. A retry has other faults than the try before it.
 *
 * <p>A feature that fails shows the faults that happened, and the setting {@code -Dchaoskit.seed} that repeats them.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Chaos {

    /**
     * The faults.
     *
     * @return a closure with the words of a scenario that inject: {@code inject}, {@code scope}, {@code network}, {@code seed}, {@code reach}
     */
    Class<? extends Closure<?>> value();
}
