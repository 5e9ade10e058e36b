package io.chaoskit.cli;

import io.chaoskit.internal.scale.ClusterOptions;
import io.chaoskit.internal.scale.ClusterService;
import io.chaoskit.internal.scale.ShardBackend;
import io.chaoskit.internal.scale.ShardJob;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Kubernetes as a place for shards: {@code --kube} runs them there, {@code --export} only writes down what would be created. */
final class KubePlace {

    private static final String KUBE = "--kube";
    private static final String EXPORT = "--export";
    private static final String IMAGE = "--image";
    private static final String CLASS_PATH = "--image-class-path";
    private static final String NAME = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";
    private static final Pattern NAMESPACE = Pattern.compile(NAME);
    private static final Pattern CLAIM = Pattern.compile("[a-z0-9][-.a-z0-9]{0,251}:/.+");
    private static final Pattern QUANTITY = Pattern.compile("\\d{1,15}(\\.\\d{1,3})?([mkMGT]|[KMGT]i)?");
    private static final int MOST_RETRIES = 100;

    /** The folder with the client of the cluster; the launcher names it. */
    private static final String FOLDER = System.getProperty("chaoskit.kubernetes", "");

    private final Supplier<String> context;
    private final Supplier<String> folder;
    private final Supplier<String> namespace;
    private final Supplier<String> image;
    private final Supplier<List<String>> classPath;
    private final Supplier<String> volume;
    private final Supplier<String> cpu;
    private final Supplier<String> memory;
    private final Supplier<Integer> parallelism;
    private final Supplier<Integer> retries;

    KubePlace(CommandModel model) {
        context = model.option(
                String.class,
                "CONTEXT",
                "runs them on Kubernetes: a context of the kubeconfig, or in-cluster with the account of the pod",
                KUBE);
        folder = model.option(
                String.class, "DIR", "writes the objects for Kubernetes as YAML, and runs nothing", EXPORT);
        namespace = model.option(String.class, "NAME", "of the objects; otherwise that of the context", "--namespace");
        image = model.option(String.class, "IMAGE", "of the containers; has chaoskit on its path", IMAGE);
        classPath = model.options(
                "PATH", "the code under test in the image or the volume; otherwise as --class-path", CLASS_PATH);
        volume = model.option(
                String.class, "CLAIM:PATH", "a persistent volume claim that containers see, read-only", "--volume");
        cpu = model.option("1", "CPU", "that a container is promised, such as 2 or 500m", "--cpu");
        memory = model.option("1Gi", "MEMORY", "that a container is promised, and at most has", "--memory");
        parallelism = model.option(Integer.class, "N", "how many run at once; all by default", "--parallelism");
        retries = model.option(
                Integer.class, "N", "how often a shard is begun again that has no verdict, 3 by default", "--retries");
    }

    /** The places that the options choose. */
    List<ShardPlace> places() {
        return List.of(new Running(), new Exporting());
    }

    /** Runs shards. */
    private final class Running implements ShardPlace {

        @Override
        public String option() {
            return KUBE;
        }

        @Override
        public boolean chosen() {
            return context.get() != null;
        }

        @Override
        public Optional<ShardBackend> backend(ShardJob job, Terminal terminal) throws MistakesFound {
            ClusterOptions options = options(job, option());
            return Optional.of(service().backend(options));
        }
    }

    /** Writes objects. */
    private final class Exporting implements ShardPlace {

        @Override
        public String option() {
            return EXPORT;
        }

        @Override
        public boolean chosen() {
            return folder.get() != null;
        }

        @Override
        @SuppressWarnings("try") // the scope is closed, not used
        public Optional<ShardBackend> backend(ShardJob job, Terminal terminal) throws MistakesFound {
            ClusterOptions options = options(job, option());
            ClusterService service = service();
            try (ContextLoader own = ContextLoader.set(service.getClass().getClassLoader())) {
                service.export(job, options, Path.of(folder.get()))
                        .forEach(file -> terminal.out().println("  wrote " + file));
                return Optional.empty();
            } catch (IOException | InvalidPathException e) {
                throw mistake(e);
            }
        }
    }

    private static MistakesFound mistake(Exception e) {
        String[] parts = String.valueOf(e.getMessage()).split("; ", 2);
        return parts.length > 1
                ? MistakesFound.in("", parts[0], parts[1])
                : MistakesFound.in(
                        "", EXPORT + " must be a folder that can be written, but writing it failed: " + parts[0], "");
    }

    private ClusterOptions options(ShardJob job, String chosenBy) throws MistakesFound {
        if (image.get() == null || image.get().isBlank()) {
            throw MistakesFound.in(
                    "",
                    chosenBy + " must be given " + IMAGE + " too, but was given none",
                    IMAGE + " registry.example.com/shop-chaos:1, built on dsl/target/chaoskit/Dockerfile");
        }
        matching("--namespace", namespace.get(), NAMESPACE, "a name of small letters, digits and dashes", "chaos");
        matching("--volume", volume.get(), CLAIM, "a claim and a path", "shop-jars:/app");
        matching("--cpu", cpu.get(), QUANTITY, "a quantity", "500m");
        matching("--memory", memory.get(), QUANTITY, "a quantity", "2Gi");
        return new ClusterOptions(
                Optional.ofNullable(context.get()),
                Optional.ofNullable(namespace.get()),
                image.get(),
                Optional.ofNullable(volume.get()),
                underTest(job),
                cpu.get(),
                memory.get(),
                within("--parallelism", parallelism.get() == null ? job.shards() : parallelism.get(), 1, job.shards()),
                within("--retries", retries.get() == null ? 3 : retries.get(), 0, MOST_RETRIES),
                CommandModel.ownVersion());
    }

    /** What the options of the call name is on this machine. */
    private List<String> underTest(ShardJob job) throws MistakesFound {
        if (!classPath.get().isEmpty()) {
            return classPath.get().stream()
                    .flatMap(each -> List.of("--class-path", each).stream())
                    .toList();
        }
        if (job.classPath().contains(MavenProject.OPTION)) {
            throw MistakesFound.in(
                    "",
                    CLASS_PATH + " must say where the image has the code of " + MavenProject.OPTION
                            + ", but was not given",
                    CLASS_PATH + " '/app/*'");
        }
        return job.classPath();
    }

    private static void matching(String option, String given, Pattern form, String what, String example)
            throws MistakesFound {
        if (given != null && !form.matcher(given).matches()) {
            throw MistakesFound.in(
                    "", option + " must be " + what + ", but was '" + given + "'", option + " " + example);
        }
    }

    private static int within(String option, int given, int least, int most) throws MistakesFound {
        if (given < least || given > most) {
            throw MistakesFound.in(
                    "", option + " must be " + least + " to " + most + ", but was " + given, option + " " + least);
        }
        return given;
    }

    /** Loaded now, apart from the code under test, which may bring another version of the client. */
    private static ClusterService service() throws MistakesFound {
        try {
            return ServiceLoader.load(
                            ClusterService.class,
                            AsideLoader.of("kubernetes", FOLDER, KubePlace.class.getClassLoader()))
                    .findFirst()
                    .orElseThrow(() -> MistakesFound.in(
                            "",
                            KUBE + " and " + EXPORT
                                    + " must have the module chaoskit-kubernetes, but it is not on the class path",
                            "start it with scripts/chaoskit"));
        } catch (IOException e) {
            throw MistakesFound.in("", FOLDER + " must be a folder that can be read, but " + e.getMessage(), "");
        }
    }
}
