package io.chaoskit.run;

import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** What takes two arguments. */
@SuppressWarnings("overloads")
final class CarriedBiFunction extends Carried
        implements BiFunction<Object, Object, Object>, BiConsumer<Object, Object> {

    CarriedBiFunction(Object work, Task parent) {
        super(work, parent);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Object apply(Object first, Object second) {
        Owner before = begin();
        try {
            return ((BiFunction<Object, Object, Object>) work).apply(first, second);
        } finally {
            end(before);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public void accept(Object first, Object second) {
        Owner before = begin();
        try {
            ((BiConsumer<Object, Object>) work).accept(first, second);
        } finally {
            end(before);
        }
    }
}
