package io.chaoskit.cli;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The calls that {@code --help} of each command shows. They are added when help is asked for, and cost other calls nothing. */
final class CallExamples {

    private static final Map<String, List<String>> ALL = Map.ofEntries(
            entry("chaoskit", List.of("chaoskit run shop.groovy", "chaoskit run --help")),
            entry(
                    "run",
                    List.of(
                            "chaoskit run shop.groovy --pom pom.xml",
                            "chaoskit run shop.groovy --class-path 'libs/*:target/classes' --seed 42",
                            "chaoskit run shop.groovy --only 'orders*' -d 10min --continue -o html",
                            "chaoskit run shop.groovy -e DB=test -- 20 slow",
                            "chaoskit run CheckoutSpec.groovy --pom pom.xml --only 'orders*'",
                            "chaoskit run shop.groovy --dry-run")),
            entry(
                    "scale",
                    List.of(
                            "chaoskit scale shop.groovy --local 4",
                            "chaoskit scale shop.groovy -i 1000000 --shards 16 --local 4 --seed 42 -o json")),
            entry(
                    "replay",
                    List.of(
                            "chaoskit replay",
                            "chaoskit replay report.json --failure 2",
                            "chaoskit replay report.json shop.groovy")),
            entry(
                    "shrink",
                    List.of(
                            "chaoskit shrink",
                            "chaoskit shrink report.json --iteration 17 --feature OrdersChaos.groovy")),
            entry(
                    "sweep",
                    List.of(
                            "chaoskit sweep shop.groovy",
                            "chaoskit sweep shop.groovy --depth 2 --time 10min --resume sweep.jsonl")),
            entry(
                    "report",
                    List.of(
                            "chaoskit report show chaoskit-report.json",
                            "chaoskit report compare before.json after.json")),
            entry("report show", List.of("chaoskit report show chaoskit-report.json -v")),
            entry(
                    "report convert",
                    List.of("chaoskit report convert report.json -o html=report.html -o junit=report.xml")),
            entry("report merge", List.of("chaoskit report merge shard-1.json shard-2.json -o json=whole.json")),
            entry("report compare", List.of("chaoskit report compare before.json after.json")),
            entry(
                    "validate",
                    List.of("chaoskit validate shop.groovy", "chaoskit validate shop.groovy --pom pom.xml -v")),
            entry("list", List.of("chaoskit list injectors", "chaoskit list validators --json")),
            entry("repl", List.of("chaoskit repl", "chaoskit repl --pom pom.xml")),
            entry("new", List.of("chaoskit new minimal shop", "chaoskit new spock shop-tests")),
            entry("doctor", List.of("chaoskit doctor", "chaoskit doctor --pom pom.xml")),
            entry(
                    "completion",
                    List.of(
                            "chaoskit completion bash > ~/.local/share/bash-completion/completions/chaoskit",
                            "chaoskit completion zsh > ~/.zfunc/_chaoskit",
                            "chaoskit completion fish > ~/.config/fish/completions/chaoskit.fish")),
            entry("proxy", List.of("chaoskit proxy", "chaoskit proxy -host 0.0.0.0 -port 8474 -config toxiproxy.json")),
            entry("version", List.of("chaoskit version")));

    private CallExamples() {}

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
