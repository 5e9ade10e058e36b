package io.chaoskit.run;

import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** What is run, called or asked without an argument. */
final class CarriedWork extends Carried implements Runnable, Callable<Object>, Supplier<Object> {

    CarriedWork(Object work, Task parent) {
        super(work, parent);
    }

    @Override
    public void run() {
        Owner before = begin();
        try {
            ((Runnable) work).run();
        } finally {
            end(before);
        }
    }

    @Override
    public Object call() throws Exception {
        Owner before = begin();
        try {
            return ((Callable<?>) work).call();
        } finally {
            end(before);
        }
    }

    @Override
    public Object get() {
        Owner before = begin();
        try {
            return ((Supplier<?>) work).get();
        } finally {
            end(before);
        }
    }
}
