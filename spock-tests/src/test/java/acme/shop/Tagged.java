package acme.shop;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

@Inherited
@Retention(RetentionPolicy.RUNTIME)
public @interface Tagged {

    @Retention(RetentionPolicy.RUNTIME)
    @interface Twice {}
}
