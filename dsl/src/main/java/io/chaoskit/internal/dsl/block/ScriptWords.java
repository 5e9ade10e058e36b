package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.value.Mistake;
import io.chaoskit.word.Word;
import java.util.List;

/** The words at the top of a script. */
public final class ScriptWords {

    /** What the thread reads now. */
    private static final ThreadLocal<Draft> READING = new ThreadLocal<>();

    private final ScriptInput.Settings settings;

    /** Without settings from outside. */
    public ScriptWords() {
        this(ScriptInput.Settings.NONE);
    }

    /** With settings of scenarios that do not say them. */
    public ScriptWords(ScriptInput.Settings settings) {
        this.settings = settings;
    }

    /** Reads a scenario. */
    @Word(usage = "scenario('name') { target engine; repeat 100 }", does = "describes a scenario")
    public Scenario scenario(
            String name, @DelegatesTo(value = ScenarioBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
        Draft draft = new Draft(AllWords.dictionary(), name, body);
        Draft outer = READING.get();
        if (outer != null) {
            throw nested(outer, draft, name);
        }
        READING.set(draft);
        try {
            new ScriptBlock(new ScenarioBlock(draft, Surroundings.of(body.getOwner()))).read$(body);
        } finally {
            READING.remove();
        }
        return draft.build(settings);
    }

    /** A mistake of the outer one: the inner one would be described, and never run. */
    private static InvalidScenarioException nested(Draft outer, Draft inner, String name) {
        Mistake mistake = new Mistake(
                inner.at(),
                "'scenario' belongs at the top of a script, not in a scenario",
                "move it out of the scenario");
        outer.mistake(mistake);
        return new InvalidScenarioException(name, List.of(mistake));
    }
}
