package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ShardJob;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.KeyToPathBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The script and what it loads, as a ConfigMap.
 *
 * @param script relative to its folder, as all of them
 * @param files by their names
 */
record ScriptMap(String script, Map<String, byte[]> files) {

    /** What a cluster takes. */
    private static final int MOST_BYTES = 1 << 20;

    private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,200}");

    static ScriptMap of(ShardJob job) throws IOException {
        Path folder = job.script().toAbsolutePath().normalize().getParent();
        Map<String, byte[]> files = new TreeMap<>();
        files.put(job.script().getFileName().toString(), Files.readAllBytes(job.script()));
        for (Path each : job.loaded()) {
            files.put(name(folder, each), Files.readAllBytes(each));
        }
        ScriptMap all = new ScriptMap(job.script().getFileName().toString(), files);
        all.check();
        return all;
    }

    private static String name(Path folder, Path file) throws IOException {
        Path relative = folder.relativize(file.toAbsolutePath().normalize());
        if (relative.startsWith("..")) {
            throw new IOException("a file that the script loads must be in its folder " + folder + ", but " + file
                    + " is not; move it there, or put it into the image");
        }
        return relative.toString().replace('\\', '/');
    }

    private void check() throws IOException {
        long bytes = files.values().stream().mapToLong(each -> each.length).sum();
        if (bytes > MOST_BYTES) {
            Map.Entry<String, byte[]> largest = files.entrySet().stream()
                    .max((one, other) -> Integer.compare(one.getValue().length, other.getValue().length))
                    .orElseThrow();
            throw new IOException(String.format(
                    Locale.ROOT,
                    "a script and what it loads must have at most %,d bytes for Kubernetes, but have %,d, %s alone %,d; put"
                            + " large files into the image or a volume",
                    MOST_BYTES,
                    bytes,
                    largest.getKey(),
                    largest.getValue().length));
        }
    }

    /** Keys allow fewer characters than paths. */
    private String key(String name) {
        return KEY.matcher(name).matches()
                ? name
                : "file-" + List.copyOf(files.keySet()).indexOf(name);
    }

    /** The object; it is of the labels and the name of the job. */
    ConfigMap object(String name, Map<String, String> labels) {
        ConfigMapBuilder map = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .withImmutable(true);
        files.forEach((file, content) -> {
            if (Text.isUtf8(content)) {
                map.addToData(key(file), Text.of(content));
            } else {
                map.addToBinaryData(key(file), Base64.getEncoder().encodeToString(content));
            }
        });
        return map.build();
    }

    /** Where each file is in a container. */
    List<KeyToPath> places() {
        List<KeyToPath> places = new ArrayList<>();
        files.keySet()
                .forEach(each -> places.add(
                        new KeyToPathBuilder().withKey(key(each)).withPath(each).build()));
        return places;
    }
}
