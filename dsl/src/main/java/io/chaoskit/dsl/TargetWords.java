package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.model.Action;
import io.chaoskit.model.Target;
import java.util.Optional;

/** Makes targets of what a script names. */
final class TargetWords {

    private TargetWords() {}

    static Target target(Object object) {
        if (object == Broken.VALUE) {
            throw new IllegalArgumentException("target must be an object, but it is not known");
        }
        if (object == null) {
            throw new IllegalArgumentException("target must be an object, but was null");
        }
        if (object instanceof Closure<?> closure) {
            Target plain = Target.of(object);
            return new Target(
                    plain.create(),
                    plain.close(),
                    Optional.of(new ClosureStep(closure)),
                    true,
                    "a closure",
                    plain.at());
        }
        return Target.of(object);
    }

    static Target created(Object create, Object close) {
        if (!(create instanceof Closure<?> maker)) {
            throw new IllegalArgumentException("target create: must be a closure, but was " + Arguments.show(create)
                    + "; write create: { new Shop() }");
        }
        if (close != null && !(close instanceof Closure<?>)) {
            throw new IllegalArgumentException("target close: must be a closure, but was " + Arguments.show(close)
                    + "; write close: { it.stop() }");
        }
        Action closing = close == null ? Target::closeIfCloseable : Closures.action((Closure<?>) close);
        return Target.created(maker::call, closing);
    }
}
