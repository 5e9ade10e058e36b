package io.chaoskit.dsl;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.site.Site;
import io.chaoskit.validator.Validator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What words are. */
enum Kind {
    /** Part of a scenario's description. */
    PART("%s", List.of()),
    /** What an injector does. */
    INJECTOR("inject %s", List.of(Effect.class, Injector.class)),
    /** Where. */
    SITE("inject … on %s", List.of(Site.class)),
    /** What must hold. */
    VALIDATOR("assert %s", List.of(Validator.class));

    private final String statement;
    private final List<Class<?>> meanings;

    Kind(String statement, List<Class<?>> meanings) {
        this.statement = statement;
        this.meanings = meanings;
    }

    /** The kind of a word that means such an object. */
    static Optional<Kind> of(Class<?> meaning) {
        return Stream.of(values())
                .filter(kind -> kind.meanings.stream().anyMatch(each -> each.isAssignableFrom(meaning)))
                .findFirst();
    }

    /** The statement that puts such a word to use. */
    String statement(String usage) {
        return statement.formatted(usage);
    }
}
