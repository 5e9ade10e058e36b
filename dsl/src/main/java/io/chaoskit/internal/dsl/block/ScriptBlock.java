package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MetaClass;
import groovy.lang.MissingPropertyException;
import io.chaoskit.internal.dsl.form.Arguments;
import io.chaoskit.internal.dsl.form.Broken;
import io.chaoskit.internal.dsl.form.Closures;
import io.chaoskit.internal.dsl.form.Dictionary;
import io.chaoskit.internal.dsl.form.Form;
import io.chaoskit.internal.dsl.form.Kind;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.internal.dsl.form.Shown;
import io.chaoskit.internal.dsl.form.WordMetaClass;
import io.chaoskit.network.ProxyRef;
import io.chaoskit.validator.OutcomeCheck;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * A block of a script that describes something, as Groovy sees it. Its words come first; then, which Groovy would forget, the methods
 * and properties of the script or specification around it; an unknown name is a mistake, and reading goes on.
 */
public final class ScriptBlock extends GroovyObjectSupport implements WordMetaClass.Receiver, Closures.AroundClosure {

    /** What compiled scripts call; every other name is a word, a method of the script, or a mistake. */
    private static final Set<String> OWN$ = Arrays.stream(ScriptBlock.class.getDeclaredMethods())
            .map(Method::getName)
            .filter(name -> name.endsWith("$"))
            .collect(Collectors.toUnmodifiableSet());

    /** One for all: a meta class of its own for each block would have Groovy look up each call anew. */
    private static final MetaClass WORDS$ =
            new WordMetaClass(ScriptBlock.class, (name, arguments) -> !OWN$.contains(name));

    private final BlockWords words$;

    ScriptBlock(BlockWords words) {
        this.words$ = words;
        setMetaClass(WORDS$);
    }

    /** Names that Groovy has for every object are compiled to others, such as {@code inject$}. */
    private static String written$(String name) {
        return name.endsWith("$") ? name.substring(0, name.length() - 1) : name;
    }

    /** Makes what a word means. With other arguments a method of the script is meant; a wrong value is noted, and reading goes on. */
    @Override
    public Object word$(String name, Object[] given) {
        String word = written$(name);
        List<Form> forms = words$.dictionary().calls(words$.place(), word);
        Arguments arguments = Arguments.of(word, given, forms);
        if (arguments.fitting(forms).isEmpty()) {
            return other$(word, given);
        }
        List<Object> parts = arguments.parts();
        parts.forEach(words$.draft()::used);
        return words$.draft()
                .word(
                        word,
                        () -> {
                            if (parts.contains(Broken.VALUE)) {
                                throw new Broken.Given();
                            }
                            return make$(arguments.choose(forms), forms);
                        },
                        () -> words$.wrong(word, given.length));
    }

    private Object make$(Arguments.Call call, List<Form> forms) {
        Form form = call.form();
        SourceLocation at = words$.draft().at();
        words$.said(form.word(), at);
        Object made = form.make(words$, call.arguments());
        if (Kind.mustBeUsed(made)) {
            words$.draft().loose(made, form.word(), () -> hint$(form, forms), at);
        }
        return form.isStatement() ? words$.said(this, form.word()) : made;
    }

    /** How a word is put to use that does nothing by itself. */
    private static String hint$(Form form, List<Form> forms) {
        return forms.stream()
                .filter(other -> other.kind() == Kind.PART && form.kind() == Kind.SITE)
                .findFirst()
                .map(Form::usage)
                .orElseGet(() -> form.kind().statement(form.word() + "(…)"));
    }

    @Override
    public Object other$(String name, Object[] arguments) {
        return words$.around().call(name, arguments, () -> unknown$(name, arguments));
    }

    /** Called by Groovy for a method that the block does not have. */
    public Object methodMissing(String name, Object arguments) {
        return other$(name, InvokerHelper.asArray(arguments));
    }

    /** Notes an unknown word, or one with wrong arguments; reading goes on. */
    private Object unknown$(String word, Object[] arguments) {
        Draft draft = words$.draft();
        Arrays.stream(arguments).forEach(draft::used);
        Dictionary all = words$.dictionary();
        if (all.nearest(words$.place(), word).filter("target"::equals).isPresent()) {
            draft.targetMeant();
        }
        if (!Arrays.asList(arguments).contains(Broken.VALUE) || !all.has(words$.place(), word)) {
            draft.mistake(
                    words$.explanation().ofCall(word, arguments, draft.source().locate(word)));
        }
        return words$.wrong(word, arguments.length);
    }

    /** The words that are properties; for every other name the script's own, also for {@code class} and {@code properties}. */
    @Override
    public Object getProperty(String name) {
        Optional<Form> word = words$.dictionary().property(words$.place(), name);
        if (word.isPresent()) {
            return word.get().make(words$);
        }
        try {
            return words$.around().property(name);
        } catch (MissingPropertyException e) {
            if (!name.equals(e.getProperty())) {
                throw e;
            }
            return unknownProperty$(name, e);
        }
    }

    /** Notes an unknown property, unless it is only tried. */
    private Object unknownProperty$(String name, MissingPropertyException missing) {
        Draft draft = words$.draft();
        if (draft.probing() && !words$.dictionary().has(words$.place(), name)) {
            throw missing;
        }
        if (draft.isExplained(name)) {
            return words$.wrong(name, 0);
        }
        SourceLocation at = draft.source().locate(name);
        draft.mistake(words$.explanation().ofProperty(name, draft.source().line(at), at));
        return words$.wrong(name, 0);
    }

    /** Sets a property of the script; a word is none. */
    @Override
    public void setProperty(String name, Object value) {
        Surroundings around = words$.around();
        if (around.owner().isPresent()
                && (around.hasProperty(name) || !words$.dictionary().has(words$.place(), name))) {
            around.setProperty(name, value);
            return;
        }
        Draft draft = words$.draft();
        draft.used(value);
        draft.mistake(words$.explanation().ofAssignment(name, draft.source().locate(name)));
        words$.wrong(name, 1);
    }

    @Override
    public ProxyRef proxy$(String name) {
        return words$.draft().network().ref(name);
    }

    @Override
    public boolean hasTarget$() {
        return words$.draft().hasTarget();
    }

    /** Notes the lines of a statement; each statement of a scenario is compiled to begin with it. */
    public void statement$(int first, int last) {
        words$.draft().statement(first, last);
    }

    /** Reads a part of a long block. */
    public void part$(Closure<?> statements) {
        statements.call();
    }

    /** Notes calls of a statement that mean variables of the script, where those are seen. */
    public void hiding$(List<String> words) {
        words$.draft().source().hiding(words);
    }

    /** Notes the exception of a statement, and reading goes on; each statement of a scenario is compiled to call it. */
    public void failure$(Throwable thrown) {
        Draft draft = words$.draft();
        draft.statementFailed(thrown, () -> ReadFailure.explain(words$.explanation(), thrown, draft.source()));
    }

    /**
     * Reads an {@code assert}, which is compiled to it in a scenario and in a scope.
     *
     * @param line where
     * @param column where its condition begins
     * @param text its condition as written
     * @param label its message; null for none
     * @param grades the words behind a plain condition, such as its severity
     * @param word the word it calls first; null when it calls none and may be looked at now, empty when it must not
     * @param calls what it calls somewhere else
     * @param names the names it uses that no variable has
     * @param candidate gives its value, which may be a validator; null when it cannot be one
     * @param assertion the assertion itself
     */
    public void assertion$(
            int line,
            int column,
            String text,
            Object label,
            List<String> grades,
            String word,
            List<String> calls,
            List<String> names,
            Closure<?> candidate,
            Closure<?> assertion) {
        if (!words$.place().takes(Kind.VALIDATOR)) {
            words$.rejectAssert();
            return;
        }
        Draft draft = words$.draft();
        SourceLocation at = draft.source().at(line, column);
        if (label != null && label.toString().isBlank()) {
            draft.mistake(new Mistake(at, "the label of an assert must not be empty, but is", "leave it out"));
        }
        AssertReader reader = new AssertReader(words$, at, text, names);
        reader.read(word, calls, candidate, assertion)
                .flatMap(validator -> reader.graded(validator, grades))
                .ifPresent(validator -> draft.builder().at(at).check(validator, label$(validator, word, text, label)));
    }

    /** The label of a validator: its condition as written, where its name does not tell it from others. */
    private String label$(Validator validator, String word, String text, Object label) {
        boolean alike = words$.dictionary().calls(words$.place(), String.valueOf(word)).stream()
                .anyMatch(form -> form.takes(OutcomeCheck.class));
        return label != null ? label.toString() : alike ? Shown.shortened(text) : validator.name();
    }

    /** Notes a mistake that the compilation found. */
    public void mistake$(int line, int column, String message, String hint) {
        words$.draft().mistake(new Mistake(words$.draft().source().at(line, column), message, hint));
    }

    /** A word was meant by a statement that is a mistake, and was left out. */
    public void meant$(String word) {
        words$.wrong(word, 1);
    }

    /** Checks a figure of the run in a condition; {@code other} gives what it is compared with, when that is known now. */
    public void figure$(
            int line, int column, String word, String figure, String operator, boolean alone, Closure<?> other) {
        Draft draft = words$.draft();
        FigureRules.of(draft.source().at(line, column), word, figure)
                .check(operator, alone, Optional.ofNullable(other).flatMap(draft::value))
                .ifPresent(draft::mistake);
    }

    /** Checks what is chosen by a word: {@code onFailure resume}; added by the compilation. */
    public void chosen$(int line, int column, String word, String chosen) {
        Dictionary all = words$.dictionary();
        Place place = words$.place();
        if (!words$.around().hasProperty(chosen) && !all.has(place, chosen) && all.canCall(place, word)) {
            Draft draft = words$.draft();
            draft.explained(chosen);
            List<Form> forms = all.calls(place, word);
            try {
                Arguments.of(word, new Object[] {chosen}, forms).choose(forms);
            } catch (IllegalArgumentException e) {
                draft.mistake(new Mistake(
                        draft.source().at(line, column), e.getMessage(), all.nearestUsage(place, word, chosen)));
            }
        }
    }

    /** Notes a name in a condition that nothing in the script defines; added by the compilation, which knows all of it. */
    public void name$(int line, int column, String name) {
        if (words$.around().isScript() && !words$.around().hasProperty(name)) {
            Draft draft = words$.draft();
            SourceLocation at = draft.source().at(line, column);
            draft.mistake(
                    words$.dictionary().has(words$.place(), name)
                            ? words$.explanation()
                                    .ofProperty(name, draft.source().line(at), at)
                            : AssertReader.unknown(name, at));
        }
    }

    /** Notes a word that describes a scenario but stands in a closure that runs later; added by the compilation. */
    public void misplaced$(int line, int column, String word, String inside) {
        String place = Shown.withArticle(inside);
        if (word.equals("run") && words$.around().isScript()) {
            mistake$(
                    line,
                    column,
                    "'run()' reads the whole script again, and cannot be called in " + place,
                    "target.run()");
        } else if (!words$.around().has(word)) {
            boolean top = word.equals("scenario");
            mistake$(
                    line,
                    column,
                    "'" + word + "' belongs " + (top ? Place.SCRIPT : Place.SCENARIO).where() + ", not in " + place,
                    "move it out of the " + inside);
        }
    }

    /** Reads the statements of a block; from then on closures in it see the script, and the block no more. */
    void read$(Closure<?> body) {
        Closure<?> own = Closures.bind(body, this);
        try {
            own.call();
        } catch (Exception | AssertionError e) {
            failure$(e);
        } finally {
            own.setResolveStrategy(Closure.OWNER_ONLY);
        }
    }
}
