package io.chaoskit.internal.reply;

import io.chaoskit.site.MethodShape;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * The shape of a method as faults of its late reply see it: the reply may be anything, and fail with anything.
 *
 * @param method that returns before it is done
 */
public record LateShape(MethodShape method) implements MethodShape {

    /** A suspend function has its reply in its shape. */
    public static MethodShape of(MethodShape method) {
        return method.reply() == Reply.CONTINUATION ? method : new LateShape(method);
    }

    @Override
    public String text() {
        return method.text();
    }

    @Override
    public boolean constructor() {
        return method.constructor();
    }

    @Override
    public int parameters() {
        return method.parameters();
    }

    @Override
    public boolean takes(int index, Object value) {
        return method.takes(index, value);
    }

    @Override
    public boolean returnsNothing() {
        return false;
    }

    @Override
    public String returnType() {
        return method.returnType();
    }

    @Override
    public boolean returns(Object value) {
        return true;
    }

    @Override
    public Object defaultValue() {
        return null;
    }

    /** What a stage fails with is declared nowhere; a timeout of the JDK's own is this one. */
    @Override
    public boolean mayThrow(Class<? extends Throwable> type) {
        return type == TimeoutException.class || method.mayThrow(type);
    }

    @Override
    public List<String> exceptions() {
        return method.exceptions();
    }

    @Override
    public boolean declaresExceptions() {
        return false;
    }

    @Override
    public Reply reply() {
        return method.reply();
    }
}
