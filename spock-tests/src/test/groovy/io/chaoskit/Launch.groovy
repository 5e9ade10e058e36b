package io.chaoskit

import java.nio.channels.FileChannel
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

import static java.nio.file.StandardOpenOption.CREATE
import static java.nio.file.StandardOpenOption.WRITE

/** A process of its own, run to its end within a time limit. */
class Launch {

    static final Path BASE = Path.of(System.getProperty('chaoskit.basedir'))
    static final Path DIST = Path.of(System.getProperty('chaoskit.dist'))
    static final String JAVA = Path.of(System.getProperty('java.home'), 'bin', 'java')
    static final String ONE_COMPILER = '-XX:TieredStopAtLevel=1'
    /** With it ChaosKit loads its agent from within; its archive is made with it and used with it only, from JDK 25 on. */
    static final String EXPORT = '--add-exports=java.instrument/sun.instrument=ALL-UNNAMED'
    static final String UNSAFE = '--sun-misc-unsafe-memory-access=allow'
    static final long LIMIT_SECONDS = 240
    /** Where the failures of launched runs are kept, and not in the folders that they are called in. */
    static final Path FAILURES = BASE.resolve('spock-tests/target/failures')

    final Process process
    private final Path outFile = Files.createTempFile('launch', '.out')
    private final Path errFile = Files.createTempFile('launch', '.err')

    private Launch(List<String> command, Map<String, ?> environment, Path folder) {
        def builder = new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File('/dev/null')))
            .redirectOutput(outFile.toFile())
            .redirectError(errFile.toFile())
        // What the build or the user has set must not change what a specification sees.
        builder.environment().keySet().removeIf { it.startsWith('CHAOSKIT') || it.startsWith('GITHUB') || it in ['NO_COLOR', 'JAVA_TOOL_OPTIONS'] }
        builder.environment().put('JAVA_HOME', System.getProperty('java.home'))
        builder.environment().put('CHAOSKIT_FOLDER', FAILURES.toString())
        environment.each { key, value -> builder.environment().put(key, value.toString()) }
        process = builder.start()
    }

    /** Starts a command; `ended()` waits for it. */
    static Launch start(List<?> command, Map<String, ?> environment = [:], Path folder = BASE) {
        new Launch(command*.toString(), environment, folder)
    }

    /** Runs a command to its end. */
    static Launch run(List<?> command, Map<String, ?> environment = [:], Path folder = BASE) {
        start(command, environment, folder).ended()
    }

    /** Runs `chaoskit` with these arguments, without the launcher's script. */
    static Launch chaoskit(Object... arguments) {
        run([JAVA, *brief(), '-cp', classPath(), 'io.chaoskit.cli.Main', *arguments])
    }

    /** Runs `scripts/chaoskit` with these arguments, where nobody looks at the options of its JVM or at the command that repeats the call. */
    static Launch launcher(List<?> arguments, Map<String, ?> environment = [:], long limitSeconds = LIMIT_SECONDS) {
        Archive.made()
        start(['scripts/chaoskit', *arguments], [CHAOSKIT_JAVA_OPTS: ONE_COMPILER, *: environment]).ended(limitSeconds)
    }

    /** Options of a JVM that lives for a moment: no second compiler, and the classes of the distribution from its archive. */
    static List<String> brief() {
        Archive.OPTIONS
    }

    /** The version that the JDK names itself. */
    static String javaVersion() {
        Path.of(System.getProperty('java.home'), 'release').readLines()
            .find { it.startsWith('JAVA_VERSION=') }
            .split('=')[1].replace('"', '')
    }

    /** The archive of loaded classes that the launcher makes for this JDK when it is first called. */
    private static class Archive {

        static final boolean AOT = Runtime.version().feature() >= 25
        static final Path FILE = DIST.resolve("chaoskit-${javaVersion()}.${AOT ? 'aot' : 'jsa'}")
        /** Where scripts are kept once they are compiled, as under the launcher: some processes start others that read the same script. */
        static final Path COMPILED = BASE.resolve('spock-tests/target/compiled')
        /** Quiet as under the launcher: a JVM without use for the archive says so. */
        static final List<String> OPTIONS = [ONE_COMPILER, "-Dchaoskit.cache=$COMPILED".toString(), "-XX:${AOT ? 'AOTCache' : 'SharedArchiveFile'}=${made()}".toString(),
                                             '-Xlog:disable', "-Xlog:all=error${AOT ? ',aot*=off' : ''}:stderr".toString(), '-XX:-PrintWarnings',
                                             *(AOT ? [EXPORT, UNSAFE] : [])]

        /** Made once: the other JVMs with specifications wait, instead of making it too. */
        static Path made() {
            if (!Files.exists(FILE)) {
                FileChannel.open(DIST.resolve('archive.lock'), CREATE, WRITE).withCloseable { channel ->
                    channel.lock()
                    if (!Files.exists(FILE)) {
                        run(['scripts/chaoskit', 'version'])
                    }
                }
            }
            FILE
        }
    }

    /** The jars of the distribution in their order. */
    static String classPath() {
        DIST.resolve('classpath').text.trim().split(':').collect { DIST.resolve("lib/$it") }.join(':')
    }

    /** The jar of a module as it is published, such as `runtime/engine`. */
    static Path jar(String module) {
        BASE.resolve("$module/target").toFile().listFiles().find { it.name ==~ /chaoskit-[a-z]+-[\d.]+(-SNAPSHOT)?\.jar/ }.toPath()
    }

    Launch ended(long limitSeconds = LIMIT_SECONDS) {
        if (!process.waitFor(limitSeconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor()
            throw new AssertionError((Object) "the command did not end within $limitSeconds s:\n$out\n$err")
        }
        this
    }

    int getExitCode() {
        process.exitValue()
    }

    String getOut() {
        outFile.text
    }

    String getErr() {
        errFile.text
    }

    @Override
    String toString() {
        "exit code ${process.alive ? 'none yet' : exitCode}\n--- out\n$out\n--- err\n$err"
    }
}
