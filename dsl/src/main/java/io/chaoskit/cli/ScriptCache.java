package io.chaoskit.cli;

import groovy.lang.GroovyClassLoader;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A cache of compiled scripts, shared by processes. Compiling takes half of the start of a process; a script is compiled again when anything
 * that it is compiled from has changed: its text, its place, ChaosKit, Groovy, or a file of the class path.
 *
 * @param folder where they are; the launcher names it, and without the launcher nothing is kept
 */
record ScriptCache(Path folder) {

    private static final String FOLDER = System.getProperty("chaoskit.cache", "");
    private static final int MAX_SCRIPTS = 64;
    private static final int FORMAT = 3;
    /** Such a script changes the class path while it is compiled. */
    private static final Pattern GRAB = Pattern.compile("@(groovy\\.lang\\.)?Grab");

    /**
     * All that a script is compiled from, as a text; equal for scripts that are the same. No digest of it: loading the JDK's
     * providers of those takes longer than reading the text.
     *
     * @param text none for a script that cannot be kept
     */
    record Key(Optional<String> text) {

        private String fileName() {
            return HexFormat.of().toHexDigits(text.orElse("").hashCode());
        }
    }

    /** The cache of this process, if it has one. */
    static Optional<ScriptCache> ofProcess() {
        return FOLDER.isEmpty() ? Optional.empty() : Optional.of(new ScriptCache(Path.of(FOLDER)));
    }

    Key key(Path script, ClassLoader parent) throws IOException {
        String text = Files.readString(script);
        if (GRAB.matcher(text).find()) {
            return new Key(Optional.empty());
        }
        StringBuilder key = new StringBuilder();
        add(key, FORMAT + " " + GroovySystem.getVersion() + " " + Runtime.version());
        add(key, script.toAbsolutePath().toString());
        add(key, text);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            addStamp(key, Path.of(entry));
        }
        addNeighbours(key, script);
        for (ClassLoader each = parent; each != null; each = each.getParent()) {
            add(key, each);
        }
        return new Key(Optional.of(key.toString()));
    }

    /** A file that is new beside the script may have a class that the script took for a variable. */
    private static void addNeighbours(StringBuilder key, Path script) {
        String[] names = script.toAbsolutePath().getParent().toFile().list((in, name) -> name.endsWith(".groovy"));
        if (names != null) {
            Arrays.sort(names);
            add(key, String.join("/", names));
        }
    }

    /** What is under test, and a script that loads this one. */
    private static void add(StringBuilder key, ClassLoader parent) throws IOException {
        if (parent instanceof ScriptClassLoader loading) {
            add(key, Files.readString(loading.script()));
        }
        if (parent instanceof URLClassLoader more && !(parent instanceof GroovyClassLoader.InnerLoader)) {
            for (URL each : more.getURLs()) {
                addStamp(key, ClassPathOption.file(each));
            }
        }
    }

    private static void addStamp(StringBuilder key, Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return;
        }
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path each : files.sorted().toList()) {
                BasicFileAttributes facts = Files.readAttributes(each, BasicFileAttributes.class);
                add(key, each + " " + facts.size() + " " + facts.lastModifiedTime());
            }
        }
    }

    private static void add(StringBuilder key, String text) {
        key.append(text).append('\0');
    }

    /** What is kept; empty when there is nothing, or it cannot be read. */
    Optional<CompiledScript> find(Key key) {
        Path file = folder.resolve(key.fileName());
        if (key.text().isEmpty() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            byte[] of = in.readNBytes(in.readInt());
            return Arrays.equals(of, bytes(key))
                    ? Optional.of(CompiledScript.read(in)).filter(CompiledScript::holds)
                    : Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            // It is compiled again, and replaced.
            return Optional.empty();
        }
    }

    /** Keeps a script. A folder that cannot be written keeps nothing: the next start takes longer, and that is all. */
    void keep(Key key, CompiledScript script) {
        if (key.text().isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder);
            Path written = Files.createTempFile(folder, "writing", "");
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(written)))) {
                byte[] of = bytes(key);
                out.writeInt(of.length);
                out.write(of);
                script.write(out);
            }
            Files.move(written, folder.resolve(key.fileName()), StandardCopyOption.ATOMIC_MOVE);
            removeOldest();
        } catch (IOException notWritable) {
            return;
        }
    }

    private static byte[] bytes(Key key) {
        return key.text().orElse("").getBytes(StandardCharsets.UTF_8);
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
