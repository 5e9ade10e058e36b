package io.chaoskit.cli;

import io.chaoskit.internal.scale.LocalShards;
import io.chaoskit.internal.scale.ShardBackend;
import io.chaoskit.internal.scale.ShardJob;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** This machine as a place for shards: {@code --local M} runs M of them at once, each in a JVM of its own. */
final class LocalPlace implements ShardPlace {

    private static final int MOST = 1_000;

    private final Supplier<Integer> atOnce;

    LocalPlace(CommandModel model) {
        atOnce = model.option(
                Integer.class,
                "M",
                "runs them on this machine, M JVMs at once; as many as processors by default",
                option());
    }

    @Override
    public String option() {
        return "--local";
    }

    @Override
    public boolean chosen() {
        return atOnce.get() != null;
    }

    /** How many JVMs were asked for. */
    OptionalInt jvms() throws MistakesFound {
        if (!chosen()) {
            return OptionalInt.empty();
        }
        if (atOnce.get() < 1 || atOnce.get() > MOST) {
            throw MistakesFound.in(
                    "", option() + " must be a number of JVMs, 1 to 1000, but was " + atOnce.get(), option() + " 4");
        }
        return OptionalInt.of(atOnce.get());
    }

    @Override
    public Optional<ShardBackend> backend(ShardJob job, Terminal terminal) throws MistakesFound {
        int jvms = jvms().orElseGet(
                        () -> Math.min(job.shards(), Runtime.getRuntime().availableProcessors()));
        return Optional.of(new LocalShards(jvms, OtherJvm::command, CommandModel.ownVersion()));
    }
}
