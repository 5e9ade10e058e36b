package io.chaoskit.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The calls that {@code --help} of each command shows. They are added when help is asked for, and cost other calls nothing. */
final class CallExamples {

    private static final Map<String, List<String>> ALL = all();

    private CallExamples() {}

    private static Map<String, List<String>> all() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("chaoskit", List.of("chaoskit run shop.groovy", "chaoskit run --help"));
        all.put(
                "run",
                List.of(
                        "chaoskit run shop.groovy --pom pom.xml",
                        "chaoskit run shop.groovy --class-path 'libs/*:target/classes' --seed 42",
                        "chaoskit run shop.groovy --only 'orders*' -d 10min --continue -o html",
                        "chaoskit run shop.groovy --dry-run"));
        all.put(
                "replay",
                List.of(
                        "chaoskit replay",
                        "chaoskit replay report.json --failure 2",
                        "chaoskit replay report.json shop.groovy"));
        all.put(
                "shrink",
                List.of("chaoskit shrink", "chaoskit shrink report.json --iteration 17 --feature OrdersChaos.groovy"));
        all.put(
                "sweep",
                List.of(
                        "chaoskit sweep shop.groovy",
                        "chaoskit sweep shop.groovy --depth 2 --time 10min --resume sweep.jsonl"));
        all.put(
                "report",
                List.of("chaoskit report show chaoskit-report.json", "chaoskit report compare before.json after.json"));
        all.put("report show", List.of("chaoskit report show chaoskit-report.json -v"));
        all.put(
                "report convert",
                List.of("chaoskit report convert report.json -o html=report.html -o junit=report.xml"));
        all.put("report merge", List.of("chaoskit report merge shard-1.json shard-2.json -o json=whole.json"));
        all.put("report compare", List.of("chaoskit report compare before.json after.json"));
        all.put("validate", List.of("chaoskit validate shop.groovy", "chaoskit validate shop.groovy --pom pom.xml"));
        all.put("list", List.of("chaoskit list injectors", "chaoskit list validators --json"));
        all.put("repl", List.of("chaoskit repl", "chaoskit repl --pom pom.xml"));
        all.put("new", List.of("chaoskit new minimal shop", "chaoskit new spock shop-tests"));
        all.put("doctor", List.of("chaoskit doctor", "chaoskit doctor --pom pom.xml"));
        all.put(
                "completion",
                List.of(
                        "chaoskit completion bash > ~/.local/share/bash-completion/completions/chaoskit",
                        "chaoskit completion zsh > ~/.zfunc/_chaoskit",
                        "chaoskit completion fish > ~/.config/fish/completions/chaoskit.fish"));
        all.put("proxy", List.of("chaoskit proxy", "chaoskit proxy -host 0.0.0.0 -port 8474 -config toxiproxy.json"));
        all.put("version", List.of("chaoskit version"));
        return all;
    }

    /** Those of a command, such as {@code report merge}. */
    static List<String> of(String command) {
        return ALL.getOrDefault(command, List.of());
    }

    /** Adds them to the help of a command and of those below it. */
    static void addTo(CommandLine line) {
        String name = line.getCommandSpec().qualifiedName().replaceFirst("^chaoskit ", "");
        UsageMessageSpec help = line.getCommandSpec().usageMessage();
        List<String> calls = of(name);
        help.footerHeading(calls.isEmpty() ? "" : "Examples:%n");
        help.footer(calls.stream().map(each -> "  " + each.replace("%", "%%")).toArray(String[]::new));
        line.getSubcommands().values().forEach(CallExamples::addTo);
    }
}
