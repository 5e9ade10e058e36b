package io.chaoskit.junit.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Runs scripts where a build tool looks for test classes only, as Surefire does. It stands on an empty class whose name the tool takes for
 * that of a test:
 *
 * <pre>{@code
 * @ChaosScripts("src/test/chaos")
 * class ChaosTest {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ChaosScripts {

    /**
     * Which scripts: files, and folders with all {@code *.chaos.groovy} below them.
     *
     * @return seen from the current folder, which build tools set to that of the project; by default the folder of the class's package in the
     *     class path, where {@code src/test/resources} is copied to
     */
    String[] value() default {};
}
