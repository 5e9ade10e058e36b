package io.chaoskit.cli;

import io.chaoskit.internal.replay.Pin;
import io.chaoskit.internal.replay.PinnedScenario;
import io.chaoskit.replay.ShrinkResult;
import io.chaoskit.report.FailedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes a failure down as a regression test: it fails before the fix, and passes after it.
 *
 * @param run that failed
 * @param script that has the scenario
 * @param result what the failure takes
 */
record Regression(FailedRun run, String script, ShrinkResult result) {

    private static final String INDENT = "    ";

    /** A script beside others; {@code target} is where it will be. */
    String script(Path target) {
        return "// " + result.sentence() + "\n"
                + "// " + result.howKnown() + ". It fails before the fix, and passes after it:\n"
                + "//\n"
                + "//     chaoskit run " + Shell.quote(target.toString()) + classPath() + "\n"
                + "//\n"
                + call(from(target)) + "\n";
    }

    /** A specification with one feature; {@code target} is where it will be. */
    String feature(Path target) {
        String name = target.getFileName().toString().replaceFirst("\\.[^.]*$", "");
        return "import spock.lang.Specification\n\n"
                + "import static io.chaoskit.dsl.ChaosKit.pinned\n\n"
                + "/** " + result.sentence().replace("*/", "* /") + ". */\n"
                + "class " + name.replaceAll("\\W", "_") + " extends Specification {\n\n"
                + INDENT + "def " + text(run.scenario() + ", in iteration " + iteration() + ", with its faults")
                + "() {\n"
                + INDENT + INDENT + "expect:\n"
                + (call(script) + ".run().passed").indent(2 * INDENT.length())
                + INDENT + "}\n"
                + "}\n";
    }

    private String classPath() {
        return run.origin().arguments().stream().anyMatch(each -> each.startsWith("--class-path"))
                ? run.origin().arguments().stream()
                        .map(each -> " " + Shell.quote(each))
                        .collect(Collectors.joining())
                : "";
    }

    /** The script as it is named from beside the file that is written. */
    private String from(Path target) {
        Path folder = target.toAbsolutePath().normalize().getParent();
        Path other = Path.of(script).toAbsolutePath().normalize();
        return other.getRoot().equals(folder.getRoot())
                ? folder.relativize(other).toString()
                : other.toString();
    }

    private long iteration() {
        return result.failure().iteration();
    }

    private String call(String file) {
        List<Pin> pins = result.pinned().stream()
                .map(each -> new Pin(each.iteration(), each.key(), each.draws(), each.delayNanos(), each.exception()))
                .toList();
        return call(
                file,
                run.scenario(),
                new PinnedScenario(
                        run.seed(),
                        iteration(),
                        result.alone() ? iteration() : 1,
                        run.lanes() > 1,
                        result.withoutSteps(),
                        pins));
    }

    /** The call that runs a scenario of a script with its faults. */
    static String call(String file, String scenario, PinnedScenario pinned) {
        StringBuilder text =
                new StringBuilder("pinned(").append(text(file)).append(", ").append(text(scenario));
        text.append(", seed: ").append(pinned.seed()).append(", iteration: ").append(pinned.iteration());
        if (pinned.first() != pinned.iteration()) {
            text.append(", from: ").append(pinned.first());
        }
        if (pinned.propagates()) {
            text.append(", lanes: true");
        }
        if (!pinned.withoutSteps().isEmpty()) {
            List<String> names = pinned.withoutSteps().stream()
                    .sorted()
                    .map(Regression::text)
                    .toList();
            text.append(", without: ").append(names);
        }
        text.append(") {\n");
        pinned.pins()
                .forEach(each -> text.append(INDENT)
                        .append(fault(each, pinned.iteration()))
                        .append('\n'));
        return text.append('}').toString();
    }

    private static String fault(Pin pin, long iteration) {
        StringBuilder text =
                new StringBuilder("fault injector: ").append(text(pin.key().injector()));
        text.append(", site: ").append(text(pin.key().site()));
        add(text, "method", pin.key().method());
        add(text, "context", pin.key().context());
        add(text, "task", pin.key().task().equals("0") ? "" : pin.key().task());
        text.append(", hit: ").append(pin.key().hit());
        if (pin.draws() != pin.key().hit()) {
            text.append(", draws: ").append(pin.draws());
        }
        if (!pin.key().counted()) {
            text.append(", counted: false");
        }
        if (pin.iteration() != iteration) {
            text.append(", iteration: ").append(pin.iteration());
        }
        pin.delayNanos()
                .ifPresent(nanos -> text.append(", waits: java.time.Duration.ofNanos(")
                        .append(nanos)
                        .append(')'));
        pin.exception().ifPresent(type -> text.append(", throwing: ").append(text(type)));
        return text.toString();
    }

    private static void add(StringBuilder text, String name, String value) {
        if (!value.isEmpty()) {
            text.append(", ").append(name).append(": ").append(text(value));
        }
    }

    /** A text of Groovy in which nothing means anything else. */
    private static String text(String value) {
        return "'"
                + value.replace("\\", "\\\\")
                        .replace("'", "\\'")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r") + "'";
    }
}
