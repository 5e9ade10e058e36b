package io.chaoskit.cli;

import io.chaoskit.internal.scale.LocalShards;
import io.chaoskit.internal.scale.ShardJob;
import io.chaoskit.internal.scale.ShardLines;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * {@code chaoskit sweep-shard}, which {@code scale --sweep} has run for each shard, here or elsewhere: as {@code sweep}, but what it writes is
 * the journal, for who started it. Not for people.
 */
final class SweepShard {

    private final SweepArguments arguments = new SweepArguments();
    private final Supplier<Boolean> withParent =
            arguments.model().flag("ends with its standard input", LocalShards.WITH_PARENT);

    CommandLine command() {
        return arguments.model().command(ShardJob.SWEEP, this::run, "Sweeps a shard for chaoskit scale.");
    }

    private int run() throws IOException {
        if (withParent.get()) {
            ShardWorker.endWithInput();
        }
        Path journal = Files.createTempFile("chaoskit", ".journal");
        journal.toFile().deleteOnExit();
        PrintStream out = System.out;
        try {
            System.setOut(new PrintStream(OutputStream.nullOutputStream()));
            int code = Main.execute(words(journal).toArray(String[]::new));
            if (code != ExitCode.MISTAKE) {
                ShardLines.report(Files.readString(journal), CommandModel.ownVersion())
                        .forEach(out::println);
                out.flush();
            }
            return code;
        } finally {
            System.setOut(out);
            Files.deleteIfExists(journal);
        }
    }

    private List<String> words(Path journal) {
        List<String> words = new ArrayList<>(List.of("sweep", arguments.script()));
        words.addAll(arguments.classPath().words());
        words.addAll(arguments.choices());
        words.addAll(List.of("--quiet", SweepArguments.RESUME, journal.toString()));
        if (arguments.shard() != null) {
            words.addAll(List.of(ShardOption.NAME, arguments.shard()));
        }
        return words;
    }
}
