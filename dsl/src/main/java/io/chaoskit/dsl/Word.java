package io.chaoskit.dsl;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes a word of the DSL where it is defined. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Word {

    /** How it is written, such as {@code delay(min, max)}. */
    String usage();

    /** What it does, a sentence without its full stop. */
    String does();

    /** What it is, for the lists. */
    Kind kind() default Kind.PART;

    /** What words are. */
    enum Kind {
        /** Part of a scenario's description. */
        PART,
        /** What an injector does. */
        INJECTOR,
        /** Where. */
        SITE,
        /** When. */
        TRIGGER,
        /** What must hold. */
        VALIDATOR
    }
}
