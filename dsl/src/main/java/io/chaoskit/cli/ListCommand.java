package io.chaoskit.cli;

import io.chaoskit.dsl.Vocabulary;
import io.chaoskit.dsl.Vocabulary.Argument;
import io.chaoskit.dsl.Vocabulary.Entry;
import io.chaoskit.dsl.Vocabulary.Way;
import io.chaoskit.internal.json.Json;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.value.Mistake;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code chaoskit list}: the words for injectors and validators. */
final class ListCommand {

    private final CommandModel model = new CommandModel();
    private final Supplier<String> kind = model.parameter("injectors|validators");
    private final Supplier<Boolean> json = model.flag("As JSON, with the parameters of each.", "--json");
    private final ClassPathOption classPath = new ClassPathOption(model);

    CommandLine command() {
        return model.command(
                "list",
                this::run,
                "Lists the injectors or the validators there are, those of jars on --class-path and CHAOSKIT_CLASSPATH"
                        + " too.");
    }

    private int run() throws MistakesFound {
        String what = kind.get();
        List<Entry> entries = switch (what) {
            case "injectors" -> Vocabulary.injectors();
            case "validators" -> Vocabulary.validators();
            default ->
                throw MistakesFound.in(
                        "",
                        "list must be given injectors or validators, but was given '" + what + "'",
                        Nearest.to(what, List.of("injectors", "validators"))
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("see: chaoskit list --help"));
        };
        classPath.open(System.err);
        PrintStream out = Terminal.of(Terminal.Color.AUTO).out();
        if (json.get()) {
            out.println(Json.indented(entries.stream().map(ListCommand::json).toList()));
        } else {
            print(entries, out);
        }
        List<Mistake> problems = Vocabulary.problems();
        if (!problems.isEmpty()) {
            throw new MistakesFound(problems);
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> json(Entry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", entry.name());
        json.put("forms", entry.forms().stream().map(ListCommand::json).toList());
        json.put("from", entry.from());
        return json;
    }

    private static Map<String, Object> json(Way form) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("usage", form.usage());
        json.put("parameters", form.parameters().stream().map(ListCommand::json).toList());
        json.put("does", form.does());
        return json;
    }

    private static Map<String, Object> json(Argument parameter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", parameter.name());
        json.put("type", parameter.type());
        json.put("passing", parameter.passing());
        json.put("required", parameter.required());
        if (parameter.otherwise() != null) {
            json.put("default", parameter.otherwise());
        }
        return json;
    }

    private static void print(List<Entry> entries, PrintStream out) {
        int width = entries.stream()
                .flatMap(each -> each.forms().stream())
                .mapToInt(form -> form.usage().length())
                .max()
                .orElse(0);
        entries.forEach(each -> each.forms().forEach(form -> out.println(line(each, form, width))));
    }

    private static String line(Entry entry, Way form, int width) {
        String from = entry.from().equals(Vocabulary.BUILT_IN) ? "" : " (" + entry.from() + ")";
        return form.usage() + " ".repeat(width - form.usage().length() + 2) + form.does() + from;
    }
}
