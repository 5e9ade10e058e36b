package io.chaoskit.cli;

import groovy.lang.GroovySystem;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compiled scripts of earlier processes. Compiling takes half of the start of a process; a script is compiled again when anything
 * that it is compiled from has changed: its text, its place, ChaosKit, Groovy, or a file of the class path.
 *
 * @param folder where they are; the launcher names it, and without the launcher nothing is kept
 */
record ScriptCache(Path folder) {

    private static final String FOLDER = System.getProperty("chaoskit.cache", "");
    private static final int MAX_SCRIPTS = 64;
    private static final int FORMAT = 1;
    /** Such a script changes the class path while it is compiled. */
    private static final Pattern GRAB = Pattern.compile("@(groovy\\.lang\\.)?Grab");

    /**
     * Says whether two scripts are the same; none for a script that cannot be kept.
     *
     * @param name the name of the file
     */
    record Key(Optional<String> name) {}

    /** The cache of this process, if it has one. */
    static Optional<ScriptCache> ofProcess() {
        return FOLDER.isEmpty() ? Optional.empty() : Optional.of(new ScriptCache(Path.of(FOLDER)));
    }

    Key key(Path script, ClassLoader parent) throws IOException {
        String text = Files.readString(script);
        if (GRAB.matcher(text).find()) {
            return new Key(Optional.empty());
        }
        MessageDigest digest = sha256();
        add(digest, FORMAT + " " + GroovySystem.getVersion() + " " + Runtime.version());
        add(digest, script.toAbsolutePath().toString());
        add(digest, text);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            addStamp(digest, Path.of(entry));
        }
        if (parent instanceof URLClassLoader more) {
            for (URL each : more.getURLs()) {
                addStamp(digest, Path.of(each.getPath()));
            }
        }
        return new Key(Optional.of(HexFormat.of().formatHex(digest.digest())));
    }

    private static void addStamp(MessageDigest digest, Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return;
        }
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path each : files.sorted().toList()) {
                BasicFileAttributes facts = Files.readAttributes(each, BasicFileAttributes.class);
                add(digest, each + " " + facts.size() + " " + facts.lastModifiedTime());
            }
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** What is kept; empty when there is nothing, or it cannot be read. */
    Optional<CompiledScript> find(Key key) {
        Optional<Path> file = key.name().map(folder::resolve).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file.get())))) {
            return Optional.of(CompiledScript.read(in));
        } catch (IOException | RuntimeException damaged) {
            // It is compiled again, and replaced.
            return Optional.empty();
        }
    }

    /** Keeps a script. A folder that cannot be written keeps nothing: the next start takes longer, and that is all. */
    void keep(Key key, CompiledScript script) {
        if (key.name().isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "writing", "");
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(written)))) {
                script.write(out);
            }
            Files.move(written, folder.resolve(key.name().get()), StandardCopyOption.ATOMIC_MOVE);
            removeOldest();
        } catch (IOException notWritable) {
            return;
        }
    }

    private void removeOldest() throws IOException {
        record Kept(Path file, long writtenAt) {}
        List<Kept> all;
        try (Stream<Path> files = Files.list(folder)) {
            // Read once: another process may replace or remove files while these are sorted.
            all = files.map(each -> new Kept(each, each.toFile().lastModified()))
                    .toList();
        }
        List<Kept> newestFirst = all.stream()
                .sorted(Comparator.comparingLong(Kept::writtenAt).reversed())
                .toList();
        for (Kept each : newestFirst.subList(Math.min(MAX_SCRIPTS, newestFirst.size()), newestFirst.size())) {
            Files.deleteIfExists(each.file());
        }
    }
}
