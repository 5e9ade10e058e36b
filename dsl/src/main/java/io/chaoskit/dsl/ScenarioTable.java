package io.chaoskit.dsl;

import io.chaoskit.effect.Injector;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Step;
import java.util.stream.Collectors;

/** Shows a scenario in a few lines. */
public final class ScenarioTable {

    private ScenarioTable() {}

    /**
     * The table.
     *
     * @param scenario any
     * @return several lines without the last line's end
     */
    public static String of(Scenario scenario) {
        StringBuilder text = new StringBuilder("scenario '" + scenario.name() + "'");
        row(text, "target", scenario.target().type());
        row(text, "steps", scenario.steps().stream().map(Step::name).collect(Collectors.joining(", ")));
        for (Injector each : scenario.injectors()) {
            String scope = each.scope().isEmpty() ? "" : "  scope " + each.scope();
            String name = each.name().equals(each.effect().text()) ? "" : " (" + each.name() + ")";
            row(text, "inject", each.effect().text() + name + " at " + each.siteText() + "  " + each.trigger() + scope);
        }
        for (Assertion each : scenario.assertions()) {
            row(
                    text,
                    "assert",
                    each.name() + "  " + each.validator().severity().name().toLowerCase(java.util.Locale.ROOT));
        }
        row(text, "run", scenario.length() + (scenario.lanes() == 1 ? "" : " in " + scenario.lanes() + " lanes"));
        return text.toString();
    }

    private static void row(StringBuilder text, String label, String value) {
        if (!value.isBlank()) {
            text.append("\n  ")
                    .append(label)
                    .append(" ".repeat(8 - label.length()))
                    .append(value.strip());
        }
    }
}
