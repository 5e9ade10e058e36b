package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptHome;
import io.chaoskit.model.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The hash of a script, by which an edit is noticed. */
final class ScriptHash {

    private ScriptHash() {}

    /** The SHA-256 in hex of the script of a scenario, with what it loads and the classes beside it; empty when there is none. */
    static String of(Scenario scenario) {
        return of(scenario.classLoader()
                .flatMap(ScriptHome::of)
                .map(ScriptHome::sources)
                .orElseGet(() -> List.of(Path.of(scenario.at().file()))));
    }

    /** The files that the script of a scenario loads, or has classes from. */
    static List<Path> loaded(Scenario scenario) {
        return scenario.classLoader()
                .flatMap(ScriptHome::of)
                .map(ScriptHome::sources)
                .map(all -> all.subList(1, all.size()))
                .orElse(List.of());
    }

    private static String of(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(files.get(0)));
            for (Path other : files.subList(1, files.size())) {
                digest.update(("\0" + other.getFileName() + "\0").getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(other));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | RuntimeException unreadable) {
            return "";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
