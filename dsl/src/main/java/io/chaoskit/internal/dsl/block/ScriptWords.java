package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import io.chaoskit.model.Scenario;
import io.chaoskit.word.Word;

/** The words at the top of a script. */
public final class ScriptWords {

    /** Reads a scenario. */
    @Word(usage = "scenario('name') { target engine; repeat 100 }", does = "describes a scenario")
    public Scenario scenario(String name, Closure<?> body) {
        Draft draft = new Draft(AllWords.dictionary(), name, body);
        new ScriptBlock(new ScenarioBlock(draft, Surroundings.of(body.getOwner()))).read$(body);
        return draft.build();
    }
}
