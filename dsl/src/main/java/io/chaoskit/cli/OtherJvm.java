package io.chaoskit.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts another JVM like this one. */
final class OtherJvm {

    /** No stream of it is a terminal. */
    private static final String TTY = "-Dchaoskit.tty=";

    /** What another process must not have as well: a debugger's port, an archive that is being written, a replay. */
    private static final List<String> OWN = List.of(
            "-agentlib:jdwp", "-Xrunjdwp", "-XX:ArchiveClassesAtExit", "-XX:AOTCacheOutput", "-Dchaoskit.replay", TTY);

    private OtherJvm() {}

    /** It runs a command of ChaosKit. */
    static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> OWN.stream().noneMatch(each::startsWith))
                .forEach(command::add);
        command.add(TTY);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return command;
    }
}
