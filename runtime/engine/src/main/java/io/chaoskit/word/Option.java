package io.chaoskit.word;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A named parameter: marks a parameter of a word that a script gives by its name: {@code cpuStress(4, load: 80.percent)}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Option {

    /**
     * What it is when a script does not give it, as the text that a script could give: {@code 5ms}, {@code 512mb}, {@code 0.8}.
     *
     * @return empty when it must be given, or is an {@link java.util.Optional}
     */
    String value() default "";
}
