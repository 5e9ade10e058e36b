package kotlin;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the mark that Kotlin's compiler puts on each class. */
@Retention(RetentionPolicy.RUNTIME)
public @interface Metadata {}
