package io.chaoskit.cli

import io.chaoskit.Launch
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** `chaoskit repl` on a terminal, which `script` gives it: one session, from its start to its end. */
@Requires({ ['/usr/bin/script', '/bin/script'].any { Files.isExecutable(Path.of(it)) } })
class ReplSpec extends Specification {

    @Shared
    @TempDir
    Path folder

    @Shared
    @AutoCleanup
    Session shell

    def setupSpec() {
        def classes = Files.createDirectories(folder.resolve('my classes'))
        classes.resolve('greeting.txt').text = 'hello'
        shell = new Session(folder, "--class-path '$classes'")
    }

    def "is ready: words, units and the code under test are there"() {
        expect:
        shell.says('', /ChaosKit: s = scenario/)
        shell.types("s = scenario('shop') { target { Chaos.maybeDelay() }; inject delay(0.ms, 1.ms); repeat 3 }")
        shell.says('s', /scenario 'shop'\n(.*\n)* +inject +delay\(0ms, 1ms\) at /)
        shell.says('"read: ${Thread.currentThread().contextClassLoader.getResource(\'greeting.txt\').text}"', /read: hello/)
    }

    def "defines, runs, changes and runs again"() {
        expect:
        shell.says('s.run(seed: 5)', /PASS  shop\n(.*\n)* +seed +5\n/)
        shell.types("s = scenario('shop') { target { Chaos.maybeError() }; inject error('gone') first 1; repeat 3 }")
        shell.says('s', /inject +error/)
        shell.says('s.run(seed: 6, iterations: 2)', /FAIL  shop\n/)
        shell.says('"again: ${s.replay()}"', /again: iteration 1 failed in \d of \d tries/)
        shell.says('"few: ${s.shrink().reproduced()}"', /few: true/)
        shell.says('"swept: ${s.sweep().scenario()}"', /swept: shop/)
    }

    def "says what is wrong, and goes on"() {
        expect:
        shell.says("scenario('x') { target { }; inject delai(5.ms) }", /there is no 'delai'/)
        shell.says('s.run(sed: 5)', /run must have settings that are known, but has 'sed'; did you mean 'seed'\?/)
        shell.says('"sum: ${40 + 2}"', /sum: 42/)
    }

    def "explains its words"() {
        expect:
        shell.says("help 'delay'", /delay\(.*  .*/)
        shell.says("help 'delai'", /there is no 'delai'; did you mean 'delay'\?/)
        shell.says('injectors()', /lostReply\(.*\n(.*\n)*panic\(/)
        shell.says('validators()', /goroutineLimit\(/)
    }

    def "completes words, in a block too"() {
        expect:
        shell.says("scenario('y') { target { }; assert goroutineLim\t(9) }", /assert +goroutineLimit\(9\)/)
    }

    def "Ctrl-C ends the run and not the shell"() {
        given:
        shell.types("s = scenario('long') { step('one') { if (iteration == 1) { System.err.println('in its ' + 'step') }; Thread.sleep(1) }; repeat 1_000_000_000 }")
        shell.says('s', /scenario 'long'/)

        when:
        def running = shell.says('"stopped: ${s.run().stoppedBecause()}"', /in its step/)
        def ended = shell.says('\u0003', /stopped: the thread that ran the scenario was interrupted/)

        then:
        running
        ended
        shell.says('"alive: ${40 + 2}"', /alive: 42/)
    }

    def "twenty rounds leave no thread"() {
        given:
        def names = 'Thread.allStackTraces.keySet().findAll { it.alive }*.name'
        shell.types("s = scenario('round') { target { Chaos.maybeDelay() }; inject delay(0.ms, 1.ms); lanes 4; repeat 8 }")
        shell.says('s.run()', /PASS  round/)
        shell.types("before = $names")

        when:
        (1..20).each { shell.says("\"round $it: \${s.run(seed: $it).verdict()}\"", /round $it: PASS/) }

        then:
        shell.says("\"left: \${${names} - before}\"", /left: \[\]/)
    }

    def "ends with its code, and remembers what was typed"() {
        expect:
        shell.ends('/exit') == 0
        folder.resolve('.groovy/groovysh_history').text.contains('s.run(seed: 5)')
    }

    /** A session on a terminal. */
    static class Session implements AutoCloseable {

        static final long LIMIT_SECONDS = 100

        private final Process process
        private final StringBuffer out = new StringBuffer()
        private final Thread reader
        private int seen

        Session(Path home, String options) {
            // A build in the background ignores Ctrl-C, and what it starts does too.
            def call = "stty cols 200 rows 50; exec \$(env --default-signal=INT echo env --default-signal=INT 2>/dev/null) scripts/chaoskit repl $options"
            def builder = new ProcessBuilder('script', '-qec', call, '/dev/null').directory(Launch.BASE.toFile()).redirectErrorStream(true)
            builder.environment().keySet().removeIf { it.startsWith('CHAOSKIT') || it in ['NO_COLOR', 'JAVA_TOOL_OPTIONS'] }
            builder.environment().putAll([TERM: 'xterm', LC_ALL: 'C.UTF-8', JAVA_HOME: System.getProperty('java.home'),
                                          CHAOSKIT_JAVA_OPTS: "-Duser.home=$home $Launch.ONE_COMPILER".toString()])
            process = builder.start()
            reader = Thread.startDaemon { process.inputStream.eachByte(8192) { bytes, count -> out.append(new String(bytes, 0, count, 'UTF-8')) } }
        }

        /** Types a line that has no answer: a variable is set in silence. */
        boolean types(String line) {
            type(line)
            true
        }

        /** Whether an answer comes to a line that is typed; what was typed is no answer. */
        boolean says(String line, String answer) {
            if (line) {
                type(line)
            }
            await { answered(answer) }
        }

        private boolean answered(String answer) {
            def text = text()
            def found = text.substring(Math.min(seen, text.size())) =~ answer
            found.find().tap { if (it) { seen = Math.min(seen, text.size()) + found.end() } }
        }

        private String text() {
            out.toString().replaceAll(/\u001B\[[0-9;?]*[a-zA-Z]|\u001B[=>]|\u001B\][^\u0007]*\u0007/, '').replace('\r\n', '\n').replace('\r', '')
        }

        private void type(String line) {
            def end = line == '\u0003' ? '' : '\n'
            process.outputStream.write((line + end).getBytes('UTF-8'))
            process.outputStream.flush()
        }

        private boolean await(Closure<Boolean> condition) {
            def deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)
            while (!condition()) {
                assert System.nanoTime() < deadline && (process.alive || reader.alive): text()
                TimeUnit.MILLISECONDS.sleep(20)
            }
            true
        }

        int ends(String line) {
            type(line)
            assert process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS): text()
            process.exitValue()
        }

        @Override
        void close() {
            process.destroyForcibly()
        }
    }
}
