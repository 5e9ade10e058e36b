package io.chaoskit.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A word of the DSL: describes it where it is defined; suggestions, errors and {@code chaoskit list} read it. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {

    /**
     * How it is written, as an example: {@code delay(5.ms, 25.ms)}.
     *
     * @return made of the parameters' names when it is empty
     */
    String usage() default "";

    /**
     * What it does.
     *
     * @return a sentence without its subject and its full stop
     */
    String does();
}
