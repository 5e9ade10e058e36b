package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.model.StepBody;
import io.chaoskit.model.StepContext;

/** A closure as a step: each lane has a copy of its own, so that lanes do not see each other's iteration. */
final class ClosureStep implements StepBody<Object> {

    private final Closure<?> body;
    private final ThreadLocal<Closure<?>> copies = new ThreadLocal<>();

    ClosureStep(Closure<?> body) {
        this.body = body;
    }

    @Override
    public void run(StepContext<Object> context) {
        Closure<?> copy = copies.get();
        if (copy == null || ((StepBlock) copy.getDelegate()).context$() != context) {
            copy = Closures.bind(body, new StepBlock(context, body.getOwner()));
            copies.set(copy);
        }
        Closures.call(copy, context.target());
    }
}
