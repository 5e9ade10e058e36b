package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Thresholds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Shows where the settings of scenarios come from. It notes what scripts say while they are read. */
final class SettingsTable implements ScriptInput.Settings {

    private record Row(String name, String value, String source) {}

    private final Settings settings;
    private final ScriptInput.Settings ofFile;
    /** By the file and the name of a scenario. */
    private final Map<List<String>, Map<String, SourceLocation>> said = new HashMap<>();

    SettingsTable(Settings settings) {
        this.settings = settings;
        this.ofFile = settings.ofScripts();
    }

    @Override
    public void apply(String name, Map<String, SourceLocation> words, ScenarioBuilder<Object> scenario) {
        words.values().stream().findFirst().ifPresent(at -> said.put(List.of(at.file(), name), Map.copyOf(words)));
        ofFile.apply(name, words, scenario);
    }

    /** The settings of a scenario as it would be run. */
    String of(Scenario scenario) {
        Map<String, SourceLocation> words =
                said.getOrDefault(List.of(scenario.at().file(), scenario.name()), Map.of());
        String seed =
                scenario.seed().isPresent() ? Long.toString(scenario.seed().getAsLong()) : "drawn";
        List<Row> rows = List.of(
                row("length", scenario.length().toString(), List.of("iterations", "duration"), words),
                row("lanes", Integer.toString(scenario.lanes()), List.of("lanes"), words),
                row("seed", seed, List.of("seed"), words),
                row(
                        "onFailure",
                        scenario.onFailure().name().toLowerCase(Locale.ROOT),
                        List.of("continue", "fail-fast"),
                        words),
                row("thresholds", text(scenario.thresholds()), List.of("thresholds"), words));
        return scenario.at() + "  " + scenario.name() + "\n" + text(rows);
    }

    /** The settings of the call; empty when there are none. */
    String ofCalls() {
        Map<String, Row> rows = new LinkedHashMap<>();
        settings.all().stream()
                .filter(each -> !each.isOfScenarios())
                .forEach(each -> rows.putIfAbsent(each.name(), new Row(each.name(), each.value(), each.source())));
        return rows.isEmpty() ? "" : "\nof the call\n" + text(List.copyOf(rows.values()));
    }

    private Row row(String name, String value, List<String> keys, Map<String, SourceLocation> words) {
        Set<String> saidBy = Setting.wordsFor(keys.get(0));
        Stream<String> environment = from(keys, false);
        Stream<String> script =
                saidBy.stream().filter(words::containsKey).map(words::get).map(at -> at.file() + ":" + at.line());
        String source = Stream.of(environment, script, from(keys, true))
                .flatMap(each -> each)
                .findFirst()
                .orElse("default");
        return new Row(name, value, source);
    }

    private Stream<String> from(List<String> keys, boolean file) {
        return keys.stream()
                .flatMap(settings::named)
                .filter(each -> each.ofFile() == file && !each.words().isEmpty())
                .map(Setting::source);
    }

    private static String text(Thresholds thresholds) {
        return Thresholds.PRESETS.entrySet().stream()
                .filter(each -> each.getValue().equals(thresholds))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("its own");
    }

    private static String text(List<Row> rows) {
        int names = rows.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        int values = rows.stream().mapToInt(each -> each.value().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        rows.forEach(each -> text.append("  ")
                .append(padded(each.name(), names))
                .append(padded(each.value(), values))
                .append(each.source())
                .append('\n'));
        return text.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length() + 2);
    }
}
