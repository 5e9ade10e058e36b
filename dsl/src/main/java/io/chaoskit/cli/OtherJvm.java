package io.chaoskit.cli;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command that starts another JVM like this one. */
final class OtherJvm {

    /** What another process must not have as well: a debugger's port, an archive that is being written, a replay. */
    private static final List<String> OWN = List.of(
            "-agentlib:jdwp", "-Xrunjdwp", "-XX:ArchiveClassesAtExit", "-XX:AOTCacheOutput", "-Dchaoskit.replay");

    private OtherJvm() {}

    /** It runs a command of ChaosKit. */
    static List<String> command(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> OWN.stream().noneMatch(each::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(words);
        return command;
    }
}
