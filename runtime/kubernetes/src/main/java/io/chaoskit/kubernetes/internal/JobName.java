package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ClusterOptions;
import io.chaoskit.internal.scale.ShardJob;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The name of a job: the same call has the same one, so that a launcher finds the job of one that died. A seed that was drawn does not count.
 *
 * @param text for people, and unique enough
 * @param identity all of the hash
 */
record JobName(String text, String identity) {

    private static final int LETTERS = 30;
    private static final int HASH_LETTERS = 10;

    static JobName of(ShardJob job, ScriptMap scripts, ClusterOptions options) {
        MessageDigest hash = sha256();
        options(job).forEach(each -> add(hash, each.getBytes(StandardCharsets.UTF_8)));
        options.classPath().forEach(each -> add(hash, each.getBytes(StandardCharsets.UTF_8)));
        for (String each : List.of(
                job.command(),
                options.version(),
                options.image(),
                options.volume().orElse(""),
                Integer.toString(job.shards()))) {
            add(hash, each.getBytes(StandardCharsets.UTF_8));
        }
        for (Map.Entry<String, byte[]> file : scripts.files().entrySet()) {
            add(hash, file.getKey().getBytes(StandardCharsets.UTF_8));
            add(hash, file.getValue());
        }
        String hex = HexFormat.of().formatHex(hash.digest());
        return new JobName("chaoskit-" + letters(scripts.script()) + hex.substring(0, HASH_LETTERS), hex);
    }

    /** Those that were typed. */
    private static List<String> options(ShardJob job) {
        List<String> typed = new ArrayList<>(job.options());
        int drawn = typed.indexOf(ShardJob.SEED);
        if (drawn >= 0) {
            typed.subList(drawn, Math.min(drawn + 2, typed.size())).clear();
        }
        return typed;
    }

    /** Lengths keep neighbours apart. */
    private static void add(MessageDigest hash, byte[] bytes) {
        hash.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        hash.update((byte) ' ');
        hash.update(bytes);
    }

    /** What names of objects allow, of a script's name. */
    private static String letters(String script) {
        String name = script.replaceFirst("\\.groovy$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = name.substring(0, Math.min(LETTERS, name.length())).replaceAll("-$", "");
        return cut.isEmpty() ? "" : cut + "-";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
