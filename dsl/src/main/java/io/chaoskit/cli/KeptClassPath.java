package io.chaoskit.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The jars that Maven named for a project, kept in its {@code target} folder: they hold as long as the poms that they come from have the same
 * content and the jars are there.
 *
 * @param file has the hash in its first line, and a jar in each other one
 * @param hash of the poms
 */
record KeptClassPath(Path file, String hash) {

    static KeptClassPath of(Path pom, List<Path> lineage) {
        Path folder = pom.resolveSibling("target").resolve("chaoskit-class-path");
        return new KeptClassPath(folder.resolve(pom.getFileName() + ".txt"), hash(lineage));
    }

    private static String hash(List<Path> lineage) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path each : lineage) {
                digest.update(each.toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(each));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException unreadable) {
            // Maven will say so.
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** What is kept and still holds. */
    Optional<List<Path>> find() {
        try {
            List<String> lines = Files.readAllLines(file);
            if (hash.isEmpty() || lines.isEmpty() || !lines.get(0).equals(hash)) {
                return Optional.empty();
            }
            List<Path> jars = lines.stream().skip(1).map(Path::of).toList();
            return jars.stream().allMatch(Files::exists) ? Optional.of(jars) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Keeps them. In a folder that cannot be written nothing is kept: Maven is asked again, and that is all. */
    void keep(List<Path> jars) {
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, out -> {
                out.write(hash + "\n");
                for (Path each : jars) {
                    out.write(each + "\n");
                }
            });
        } catch (IOException notWritable) {
            return;
        }
    }
}
