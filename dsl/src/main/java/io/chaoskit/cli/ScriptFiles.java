package io.chaoskit.cli;

import io.chaoskit.dsl.ScenarioSource;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.model.Scenario;
import io.chaoskit.value.Mistake;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads scenarios of scripts as the launcher does. */
public final class ScriptFiles implements ScenarioSource {

    /** Made by {@code ServiceLoader}. */
    public ScriptFiles() {}

    @Override
    public Scenario read(Path script, String name, Map<String, String> environment) {
        ClassLoader loader =
                Examples.loader(script.toString(), Thread.currentThread().getContextClassLoader());
        try {
            return new FreshScenarios(ScriptSource.shown(script), name, loader, environment, Overrides.NONE).read();
        } catch (MistakesFound found) {
            throw new IllegalArgumentException(text(found.mistakes()), found);
        }
    }

    private static String text(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(each -> (each.at().file().isEmpty() ? "" : each.at() + ": ") + each.message())
                .collect(Collectors.joining("\n"));
    }
}
