package io.chaoskit.kubernetes.internal;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes objects as YAML for {@code kubectl apply}. */
final class Export {

    private Export() {}

    /** Returns the files. A namespace is in them only when one is given. */
    static List<Path> write(JobObjects objects, Optional<String> namespace, Path folder) throws IOException {
        Files.createDirectories(folder);
        return List.of(
                write(folder.resolve("access.yaml"), Access.objects(namespace), namespace),
                write(folder.resolve("configmap.yaml"), List.of(objects.configMap()), namespace),
                write(folder.resolve("job.yaml"), List.of(objects.job(false, Map.of())), namespace));
    }

    private static Path write(Path file, List<HasMetadata> objects, Optional<String> namespace) throws IOException {
        KubernetesSerialization yaml = new KubernetesSerialization();
        namespace.ifPresent(name -> objects.forEach(each -> each.getMetadata().setNamespace(name)));
        Files.writeString(file, objects.stream().map(yaml::asYaml).collect(Collectors.joining()));
        return file;
    }
}
