package io.chaoskit.internal.dsl.form;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.network.ProxyRef;
import io.chaoskit.site.Site;
import io.chaoskit.validator.Validator;
import java.util.List;
import java.util.stream.Stream;

/** The kinds of words, by what their methods return. */
public enum Kind {
    /** Part of a scenario's description: returns anything else, mostly nothing. */
    PART("%s", List.of()),
    /** An effect, or an injector with a trigger of its own. */
    INJECTOR("inject %s", List.of(Effect.class, Injector.class)),
    /** A place where faults can happen. */
    SITE("inject … on %s", List.of(Site.class, ProxyRef.class)),
    /** An invariant. */
    VALIDATOR("assert %s", List.of(Validator.class, AfterRun.class));

    /** Found once: it is asked for at each word of a script. */
    private static final ClassValue<Kind> KINDS = new ClassValue<>() {
        @Override
        protected Kind computeValue(Class<?> result) {
            return found(result);
        }
    };

    private final String statement;
    private final List<Class<?>> results;

    Kind(String statement, List<Class<?>> results) {
        this.statement = statement;
        this.results = results;
    }

    /** The kind of a word. */
    public static Kind of(Class<?> result) {
        return KINDS.get(result);
    }

    private static Kind found(Class<?> result) {
        return Stream.of(values())
                .filter(kind -> kind.results.stream().anyMatch(each -> each.isAssignableFrom(result)))
                .findFirst()
                .orElse(PART);
    }

    /**
     * Whether a word does nothing by itself: only {@code inject}, {@code on} or {@code assert} puts its result to use. A proxy
     * has an address besides.
     */
    public static boolean mustBeUsed(Object made) {
        return made != null
                && !(made instanceof ProxyRef)
                && !(made instanceof AfterRun)
                && of(made.getClass()) != PART;
    }

    /** The statement that puts such a word to use. */
    public String statement(String usage) {
        return statement.formatted(usage);
    }
}
