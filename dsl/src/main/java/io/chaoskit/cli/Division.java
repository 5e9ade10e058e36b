package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.internal.scale.ShardBackend;
import io.chaoskit.internal.scale.ShardJob;
import io.chaoskit.internal.thread.OwnThreads;
import io.chaoskit.report.Shard;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** How a call of {@code scale} is divided: into how many shards, and where they run. */
final class Division {

    private static final String SHARDS = "--shards";

    private final Supplier<Integer> shards;
    private final LocalPlace local;
    private final List<ShardPlace> places;

    Division(CommandModel model) {
        shards = model.option(Integer.class, "N", "in how many parts it is divided", SHARDS);
        local = new LocalPlace(model);
        places = Stream.concat(Stream.of(local), new KubePlace(model).places().stream())
                .toList();
    }

    /** The place that the call chooses; this machine when it chooses none. */
    ShardPlace place() throws MistakesFound {
        List<ShardPlace> chosen = places.stream().filter(ShardPlace::chosen).toList();
        if (chosen.size() > 1) {
            throw MistakesFound.in(
                    "",
                    chosen.get(0).option() + " and " + chosen.get(1).option() + " must not be used together",
                    "leave one out");
        }
        return chosen.isEmpty() ? local : chosen.get(0);
    }

    /** How many shards. */
    int shards() throws MistakesFound {
        OptionalInt jvms = local.jvms();
        if (shards.get() == null && jvms.isEmpty()) {
            throw MistakesFound.in(
                    "", "scale must be given " + SHARDS + " N, but was given none", SHARDS + " 8, or --local 4");
        }
        int count = shards.get() == null ? jvms.getAsInt() : shards.get();
        try {
            return new Shard(1, count).count();
        } catch (IllegalArgumentException none) {
            throw MistakesFound.in(
                    "", SHARDS + " must be a number of shards, 1 to 100000, but was " + count, SHARDS + " 8");
        }
    }

    /** The script; scale runs one at a time. */
    static String script(List<String> files) throws MistakesFound {
        if (files.size() != 1) {
            throw MistakesFound.in(
                    "",
                    "scale must be given one script, but was given " + (files.isEmpty() ? "none" : files.size()),
                    "chaoskit scale shop.groovy " + SHARDS + " 8");
        }
        return files.get(0);
    }

    /** Shards get what {@code --env} sets. */
    static void noArguments(ScriptInput input) throws MistakesFound {
        if (!input.arguments().isEmpty()) {
            throw MistakesFound.in(
                    "",
                    "scale must be given nothing behind --, but was given '"
                            + input.arguments().get(0) + "'",
                    "--env NAME=VALUE, which shards get");
        }
    }

    /** A run is not divided into more parts than it has iterations. */
    static MistakesFound tooMany(int shards, long iterations, String scenario) {
        return MistakesFound.in(
                "",
                SHARDS + " must be at most the number of iterations, but was " + shards + ", and '" + scenario
                        + "' has " + iterations,
                SHARDS + " " + iterations);
    }

    /** Has the shards run, and waits. Ctrl-C ends them; what they have done by then is told. */
    static void run(ShardBackend backend, ShardJob job, ScaleWatch watch) {
        Thread atEnd = new Thread(backend::stop, OwnThreads.name("scale-stop"));
        Runtime.getRuntime().addShutdownHook(atEnd);
        try {
            backend.run(job, watch);
        } catch (IOException cannotRun) {
            String[] parts = cannotRun.getMessage().split("; ", 2);
            watch.end();
            Complaints.print(MistakesFound.in("", parts[0], parts.length > 1 ? parts[1] : ""));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watch.end();
            remove(atEnd);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // It is running.
        }
    }
}
