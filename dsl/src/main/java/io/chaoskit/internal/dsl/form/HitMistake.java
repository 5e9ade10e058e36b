package io.chaoskit.internal.dsl.form;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import io.chaoskit.dsl.unit.HitProperties;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.site.Hit;
import io.chaoskit.value.InjectorMistake;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.Arrays;
import java.util.Optional;

/**
 * Tells an exception that a closure at a hit throws on purpose, which is its fault, from one that shows a mistake in the closure, which
 * is none of the code under test.
 */
final class HitMistake {

    private final Closure<?> closure;
    private final String what;

    /** {@code what} the closure is, for messages. */
    HitMistake(Closure<?> closure, String what) {
        this.closure = closure;
        this.what = what;
    }

    /** Calls a closure that may throw on purpose: what Groovy or ChaosKit itself throws in it is a mistake. */
    static Object calling(Closure<?> body, String what, Closure<?> bound, Object argument) {
        try {
            return Closures.callAsIs(bound, argument);
        } catch (Throwable thrown) {
            HitMistake mistake = new HitMistake(body, what);
            return Closures.failed(mistake.isMeantBy(thrown) ? mistake.of(thrown) : thrown);
        }
    }

    /** Whether the closure itself is wrong: it asks for what there is not, by itself and not in what it calls. */
    private boolean isMeantBy(Throwable thrown) {
        StackTraceElement[] stack = thrown.getStackTrace();
        boolean byGroovy = thrown instanceof GroovyRuntimeException
                || stack.length > 0 && Closures.isMachinery(stack[0])
                || thrown instanceof IllegalStateException && stack.length > 0 && isOfHits(stack[0]);
        return byGroovy
                && Arrays.stream(stack)
                        .filter(frame -> !Closures.isMachinery(frame) && !isOfHits(frame))
                        .findFirst()
                        .filter(this::isOwn)
                        .isPresent();
    }

    /** A hit that cannot be asked for a call, say. */
    private static boolean isOfHits(StackTraceElement frame) {
        return frame.getClassName().startsWith("io.chaoskit.site.")
                || frame.getClassName().startsWith("io.chaoskit.internal.hit.");
    }

    private boolean isOwn(StackTraceElement frame) {
        return frame.getClassName().equals(closure.getClass().getName())
                || frame.getClassName().startsWith(closure.getClass().getName() + "$");
    }

    /** The exception of a closure that must not throw at all. */
    InjectorMistake of(Throwable thrown) {
        ScriptSource source = ScriptSource.of(closure);
        if (thrown instanceof MissingPropertyException missing && isHit(missing.getType())) {
            return noSuch(missing.getProperty(), source, thrown);
        }
        if (thrown instanceof MissingMethodException missing && isHit(missing.getType())) {
            return noSuch(missing.getMethod(), source, thrown);
        }
        return new InjectorMistake(GroovyFailure.explain("the " + what, thrown, source), thrown);
    }

    private static boolean isHit(Class<?> type) {
        return type != null && Hit.class.isAssignableFrom(type);
    }

    private static InjectorMistake noSuch(String name, ScriptSource source, Throwable thrown) {
        SourceLocation at = source.locate(thrown, name);
        Optional<String> near = Nearest.to(name, HitProperties.NAMES);
        return new InjectorMistake(
                new Mistake(
                        at,
                        "a hit has no '" + name + "'",
                        near.map(each -> "did you mean '" + each + "'?")
                                .orElse("there are: " + String.join(", ", HitProperties.NAMES))),
                thrown);
    }
}
