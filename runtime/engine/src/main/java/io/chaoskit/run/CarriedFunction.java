package io.chaoskit.run;

import java.util.function.Consumer;
import java.util.function.Function;

/** What takes one argument. */
@SuppressWarnings("overloads")
final class CarriedFunction extends Carried implements Function<Object, Object>, Consumer<Object> {

    CarriedFunction(Object work, Task parent) {
        super(work, parent);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object argument) {
        Owner before = begin();
        try {
            return ((Function<Object, Object>) work).apply(argument);
        } finally {
            end(before);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void accept(Object argument) {
        Owner before = begin();
        try {
            ((Consumer<Object>) work).accept(argument);
        } finally {
            end(before);
        }
    }
}
