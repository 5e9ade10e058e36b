package io.chaoskit.cli;

import io.chaoskit.effect.Injector;
import io.chaoskit.model.Scenario;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import java.util.List;

/** Shows which methods the pointcuts of a scenario match. */
final class MatchTable {

    private static final int SHOWN = 20;

    private MatchTable() {}

    static String of(Scenario scenario) {
        StringBuilder text = new StringBuilder();
        for (Injector injector : scenario.injectors()) {
            for (Site site : injector.effectiveSites()) {
                if (site.pointcut().isPresent()) {
                    List<String> methods = ChaosRunner.matches(
                                    scenario, site.pointcut().get())
                            .stream()
                            .map(MethodShape::text)
                            .sorted()
                            .toList();
                    text.append("\n  ")
                            .append(site.later() ? site.text() : "'" + site.text() + "'")
                            .append(" matches ")
                            .append(methods.size())
                            .append(site.later() ? " so far" : "");
                    methods.stream()
                            .limit(SHOWN)
                            .forEach(each -> text.append("\n    ").append(each));
                    text.append(methods.size() > SHOWN ? "\n    …" : "");
                }
            }
        }
        return text.toString();
    }
}
