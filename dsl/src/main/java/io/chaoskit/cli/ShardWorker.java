package io.chaoskit.cli;

import io.chaoskit.internal.scale.LocalShards;
import io.chaoskit.internal.scale.ShardJob;
import io.chaoskit.internal.scale.ShardReporter;
import io.chaoskit.internal.thread.OwnThreads;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * {@code chaoskit shard-worker}, which {@code scale} has run for each shard, here or elsewhere: as {@code run}, but what it reports goes to
 * standard output alone, for who merges the shards. Not for people.
 */
final class ShardWorker {

    static final String SEED = ShardJob.SEED;

    private final RunArguments arguments = new RunArguments();
    private final Supplier<Long> seed =
            arguments.model().option(Long.class, "N", "the seed of scenarios that have none of their own", SEED);
    private final Supplier<String> message = arguments
            .model()
            .option(
                    String.class,
                    "FILE",
                    "gets a report that is short, as a container's termination message",
                    "--shard-message");
    private final Supplier<Boolean> withParent =
            arguments.model().flag("ends with its standard input", LocalShards.WITH_PARENT);

    CommandLine command() {
        return arguments.model().command(ShardJob.RUN, this::run, "Runs a shard for chaoskit scale.");
    }

    private int run() throws MistakesFound {
        if (withParent.get()) {
            endWithInput();
        }
        ShardReporter reporter = new ShardReporter(
                CommandModel.ownVersion(), Optional.ofNullable(message.get()).map(Path::of));
        RunOptions options = arguments.options(Settings.here().ofScripts());
        OptionalLong shared = seed.get() == null ? OptionalLong.empty() : OptionalLong.of(seed.get());
        return RunCommand.run(
                arguments,
                options.ofPart(
                        new Overrides.Shared(shared), new ReportSink(reporter, new ReportFile(reporter.kind(), "-"))));
    }

    /** Who started it holds the other end of its standard input, and never writes. */
    static void endWithInput() {
        InputStream parent = System.in;
        System.setIn(InputStream.nullInputStream());
        OwnThreads.daemon("parent", () -> endWith(parent)).start();
    }

    private static void endWith(InputStream parent) {
        try (parent) {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // As its end.
        }
        System.exit(ExitCode.TERMINATED);
    }
}
