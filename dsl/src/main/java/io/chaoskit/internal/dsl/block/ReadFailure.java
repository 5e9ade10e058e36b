package io.chaoskit.internal.dsl.block;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.internal.dsl.form.Explanation;
import io.chaoskit.internal.dsl.form.GroovyFailure;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.metaclass.MethodSelectionException;

/** Explains an exception that was thrown while a script was read: mostly a word that Groovy looked for elsewhere. */
public final class ReadFailure {

    private static final Pattern SELECTED = Pattern.compile("which method (\\w+)\\(");

    private ReadFailure() {}

    static List<Mistake> explain(Explanation place, Throwable thrown, ScriptSource source) {
        if (thrown instanceof InvalidScenarioException known) {
            return known.mistakes();
        }
        return List.of(mistake(place, thrown, source));
    }

    /** Explains an exception that a script threw outside of a scenario. */
    public static List<Mistake> ofScript(Class<?> script, Throwable thrown) {
        ScriptSource source = ScriptSource.of(script);
        Explanation place = new Explanation(AllWords.dictionary(), Place.SCRIPT);
        if (thrown instanceof MissingMethodException missing && isTop(place, missing, script)) {
            String word = missing.getMethod();
            return List.of(place.ofCall(word, missing.getArguments(), source.locate(thrown, word)));
        }
        if (thrown instanceof MissingPropertyException missing && missing.getType() == script) {
            SourceLocation at = source.locate(thrown, missing.getProperty());
            return List.of(place.ofProperty(missing.getProperty(), source.line(at), at));
        }
        return explain(place, thrown, source);
    }

    /** A word at the top is a static method, which Groovy looks for in other places too. */
    private static boolean isTop(Explanation place, MissingMethodException missing, Class<?> script) {
        return missing.getType() == script || place.words().has(Place.SCRIPT, missing.getMethod());
    }

    private static Mistake mistake(Explanation place, Throwable thrown, ScriptSource source) {
        if (thrown instanceof MissingMethodException missing && isOurs(missing.getType())) {
            String word = missing.getMethod();
            Place behind = Validator.class.isAssignableFrom(missing.getType()) ? Place.VALIDATOR : Place.EFFECT;
            return new Explanation(place.words(), behind)
                    .ofCall(word, missing.getArguments(), source.locate(thrown, word));
        }
        if (thrown instanceof MissingMethodException missing
                && missing.getMethod().equals("call")) {
            return source.hidden(thrown)
                    .map(word -> Explanation.ofHidden(word, source.locate(thrown, word)))
                    .orElseGet(() -> GroovyFailure.explain(GroovyFailure.SCRIPT, thrown, source));
        }
        Matcher selected = SELECTED.matcher(String.valueOf(thrown.getMessage()));
        if (thrown instanceof MethodSelectionException && selected.find()) {
            String word = selected.group(1);
            return place.ofCall(word, new Object[0], source.locate(thrown, word));
        }
        return GroovyFailure.explain(GroovyFailure.SCRIPT, thrown, source);
    }

    private static boolean isOurs(Class<?> type) {
        return type != null
                && (Effect.class.isAssignableFrom(type)
                        || type == Injector.class
                        || Validator.class.isAssignableFrom(type));
    }
}
