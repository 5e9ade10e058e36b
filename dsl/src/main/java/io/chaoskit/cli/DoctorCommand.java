package io.chaoskit.cli;

import io.chaoskit.cli.Finding.Grade;
import io.chaoskit.internal.text.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code chaoskit doctor}: looks at the JVM, the machine and the class path, and says what keeps ChaosKit from working well. */
final class DoctorCommand {

    private final CommandModel model = new CommandModel();
    private final ClassPathOption classPath = new ClassPathOption(model);
    private final Supplier<String> color = model.option("auto", "WHEN", "auto, always or never", "--color");

    CommandLine command() {
        return model.command(
                "doctor",
                this::run,
                "Looks at the JDK, the agent, the class path, ports and the locale, and says what to do.",
                "Exit code: 1 when something does not work, 0 otherwise, 2 for a mistake.");
    }

    private int run() throws MistakesFound {
        Terminal terminal = Terminal.of(RunArguments.colorOf(color.get()));
        ClassLoader underTest = classPath.open(terminal.err());
        List<Finding> all = new ArrayList<>(JvmCheckup.ofProcess().findings());
        all.addAll(MachineCheckup.ofProcess().findings());
        all.addAll(ClassPathCheckup.of(underTest).findings());
        all.forEach(each -> terminal.out().println(line(each, terminal.results())));
        terminal.out().flush();
        return all.stream().anyMatch(each -> each.grade() == Grade.BAD) ? ExitCode.FAILED : ExitCode.OK;
    }

    private static String line(Finding finding, Palette palette) {
        String mark = switch (finding.grade()) {
            case GOOD -> palette.good("✓");
            case DOUBTFUL -> palette.warn("!");
            case BAD -> palette.bad("✗");
        };
        String subject = finding.subject()
                + " ".repeat(Math.max(1, 12 - finding.subject().length()));
        String remedy = finding.remedy().isEmpty() ? "" : "\n  " + " ".repeat(12) + "Try: " + finding.remedy();
        return mark + " " + subject + finding.says() + remedy;
    }
}
