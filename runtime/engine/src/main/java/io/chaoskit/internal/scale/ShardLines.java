package io.chaoskit.internal.scale;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The lines that the process of a shard writes on its standard output for who started it. Other lines may stand between them.
 *
 * <pre>
 *   chaoskit-shard 1 0.1.0                       the version of this form, and that of ChaosKit
 *   chaoskit-shard progress 1200 3 17            iterations, failed, faults
 *   chaoskit-shard report 5120 9f86d081          the length of what follows, and the beginning of its hash
 *   chaoskit-shard | H4sIAAAA…                   the report: JSON, compressed, in Base64
 *   chaoskit-shard end
 * </pre>
 */
public final class ShardLines {

    static final String PREFIX = "chaoskit-shard ";
    static final String PROGRESS = "progress ";
    static final String REPORT = "report ";
    static final String DATA = "| ";
    static final String END = "end";
    /** Changes when an older reader would misunderstand what is written. */
    static final String FORM = "1";

    /** Where lines are longer, some that collect them cut them. */
    private static final int LONGEST = 4_000;

    private static final int HASH_BYTES = 4;

    private ShardLines() {}

    /** The first line. */
    static String hello(String version) {
        return PREFIX + FORM + " " + version;
    }

    static String progress(ShardProgress now) {
        return PREFIX + PROGRESS + now.iterations() + " " + now.failed() + " " + now.faults();
    }

    /**
     * A report as lines, which {@link ShardOutput} reads.
     *
     * @param json the report
     * @param version of ChaosKit
     * @return each without its end
     */
    public static List<String> report(String json, String version) {
        String data = Base64.getEncoder().encodeToString(compressed(json));
        List<String> lines =
                new ArrayList<>(List.of(hello(version), PREFIX + REPORT + data.length() + " " + hash(data)));
        for (int i = 0; i < data.length(); i += LONGEST) {
            lines.add(PREFIX + DATA + data.substring(i, Math.min(data.length(), i + LONGEST)));
        }
        lines.add(PREFIX + END);
        return lines;
    }

    static String hash(String data) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(data.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    private static byte[] compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Throws an {@link IOException} for what is not compressed. */
    static String text(String data) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(data)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw new IOException(notBase64);
        }
    }
}
