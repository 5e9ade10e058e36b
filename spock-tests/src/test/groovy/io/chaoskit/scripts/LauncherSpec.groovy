package io.chaoskit.scripts

import io.chaoskit.Launch
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** scripts/chaoskit, in a checkout whose build is replaced by one that only notes that it was called. */
class LauncherSpec extends Specification {

    static final String SCRIPT = "scenario('x') { target { }; repeat 1 }"

    /** One checkout for all: it is built, and its archive is made, when it is first called. */
    @Shared
    @TempDir
    Path checkout

    @Shared
    Launch first

    @Shared
    Launch lanes

    def setupSpec() {
        Files.createDirectories(checkout.resolve('scripts'))
        Files.copy(Launch.BASE.resolve('scripts/chaoskit'), checkout.resolve('scripts/chaoskit'))
        checkout.resolve('x.groovy').text = SCRIPT
        executable('mvnw', """\
            #!/bin/sh
            echo "\$@" >> '$checkout/builds'
            mkdir -p '$checkout/dsl/target'
            cp -rp '$Launch.DIST' '$checkout/dsl/target/chaoskit'
            rm -rf '$checkout'/dsl/target/chaoskit/*.jsa '$checkout'/dsl/target/chaoskit/*.aot '$checkout'/dsl/target/chaoskit/compiled
            """)
        first = launch([CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER], 'run', 'x.groovy')
    }

    def "builds itself the first time and starts at once later"() {
        when:
        def second = launch([:], 'run', 'x.groovy')

        then:
        first.exitCode == 0
        first.err == '''\
            chaoskit: building itself, this once (half a minute, and the time of the downloads)
            chaoskit: preparing fast starts on Java VERSION, this once
            '''.stripIndent().replace('VERSION', Launch.javaVersion())
        first.out.startsWith('PASS  x\n')
        checkout.resolve('builds').readLines() == ["-B -q -f $checkout/pom.xml -DskipTests -pl dsl -am package"]

        and:
        second.exitCode == 0
        second.err == ''
        second.out.startsWith('PASS  x\n')
    }

    def "uses an archive of classes that it made for this Java"() {
        expect:
        Files.exists(checkout.resolve("dsl/target/chaoskit/chaoskit-${Launch.javaVersion()}.${Runtime.version().feature() < 25 ? 'jsa' : 'aot'}"))
        loaded().any { it.contains(' groovy.lang.GroovySystem ') && it.contains('shared objects file') }
    }

    def "takes all classes of Groovy's compiler from the archive"() {
        when:
        def compiler = loaded().findAll { it.contains(' groovyjarjar') }

        then:
        compiler.size() > 100
        compiler.findAll { !it.contains('shared objects file') } == []
    }

    def "takes what weaves executors from the archive, and the executors"() {
        when:
        def sources = ['io.chaoskit.internal.weave.HandoverWeaving', 'io.chaoskit.internal.weave.HandoverMethod',
                       'java.util.concurrent.ThreadPoolExecutor', 'java.util.concurrent.CompletableFuture'].collectEntries { name ->
            [name, loaded().find { it.contains(" $name source: ") }]
        }

        then:
        sources.findAll { !it.value?.contains('shared objects file') } == [:]
    }

    /** What a run of a script that was not compiled before loads, and from where. */
    private List<String> loaded() {
        if (!lanes) {
            checkout.resolve('lanes.groovy').text = "scenario('x') { target { }; repeat 4; lanes 2 }"
            lanes = launch([CHAOSKIT_JAVA_OPTS: "$Launch.ONE_COMPILER -Xlog:class+load=info:stdout"], 'run', 'lanes.groovy')
            assert lanes.exitCode == 0
        }
        lanes.out.readLines()
    }

    def "says so when it cannot be built"() {
        given:
        def unbuilt = Files.createDirectories(checkout.resolve('unbuilt'))
        Files.createDirectories(unbuilt.resolve('scripts'))
        Files.copy(Launch.BASE.resolve('scripts/chaoskit'), unbuilt.resolve('scripts/chaoskit'))
        executable('unbuilt/mvnw', '#!/bin/sh\nexit 1\n')

        when:
        def run = Launch.run(['scripts/chaoskit', 'version'], [:], unbuilt)

        then:
        run.exitCode == 2
        run.err.contains('  What went wrong: ChaosKit could not build itself.\n  Try: read the output above; ')
    }

    def "refuses a JAVA_HOME without java, and an old Java"() {
        given:
        def old = Files.createDirectories(checkout.resolve('old/bin')).parent
        executable('old/bin/java', '#!/bin/sh\nexit 9\n')
        old.resolve('release').text = 'JAVA_VERSION="11.0.2"\n'

        when:
        def none = launch([JAVA_HOME: "$checkout/none"], 'version')
        def eleven = launch([JAVA_HOME: "$old"], 'version')

        then:
        none.exitCode == 2
        none.err == """\
            ✗ chaoskit
              What went wrong: JAVA_HOME must name a JDK, but '$checkout/none' has no bin/java.
              Try: set JAVA_HOME to a JDK 17 or later
            """.stripIndent()

        and:
        eleven.exitCode == 2
        eleven.err == '''\
            ✗ chaoskit
              What went wrong: ChaosKit needs Java 17 or later, but this is Java 11.0.2.
              Try: set JAVA_HOME to a JDK 17 or later
            '''.stripIndent()
    }

    def "asks a Java for its version that has no file with it"() {
        given:
        Files.createDirectories(checkout.resolve('stub/bin'))
        executable('stub/bin/java', '#!/bin/sh\necho \'openjdk version "11.0.2" 2019-01-15\' >&2\n')

        expect:
        launch([JAVA_HOME: "$checkout/stub"], 'version').err.contains('ChaosKit needs Java 17 or later, but this is Java 11.0.2.\n')
    }

    def "the launcher for Windows gives the JVM the same options"() {
        given:
        def options = { String file -> (Launch.BASE.resolve("scripts/$file").text =~ /(?<=[\s"=])-(?:XX:[+-]?\w+|D[\w.]+|-?add-exports|-sun-misc-[a-z-]+|javaagent|Xlog|-enable-native-access)/).collect { it } as Set }

        expect:
        options('chaoskit.bat') + ['-Dchaoskit.tty', '-Dchaoskit.columns'] as Set == options('chaoskit')
    }

    def "works through a link, from another folder, and repeats as it was called"() {
        given:
        def elsewhere = Files.createDirectories(checkout.resolve('else where'))
        Files.createSymbolicLink(elsewhere.resolve('ck'), checkout.resolve('scripts/chaoskit'))
        elsewhere.resolve('my x.groovy').text = SCRIPT

        when:
        def run = Launch.run(['./ck', 'run', 'my x.groovy', '--seed', 7], [:], elsewhere)

        then:
        run.exitCode == 0
        run.out.contains("repeat      ./ck run 'my x.groovy' --seed 7\n")
    }

    def "puts the classes under test on the class path"() {
        given:
        def classes = Files.createDirectories(checkout.resolve('classes'))
        classes.resolve('greeting.txt').text = 'hello'
        checkout.resolve('y.groovy').text = '''
            scenario('y') {
                target { assert Thread.currentThread().contextClassLoader.getResource('greeting.txt').text == 'hello' }
            }'''

        expect:
        launch([CHAOSKIT_CLASSPATH: "$classes", CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER], 'run', 'y.groovy').exitCode == 0
        launch([CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER], 'run', 'y.groovy').exitCode == 1
    }

    private Launch launch(Map<String, ?> environment, Object... arguments) {
        Launch.run(['scripts/chaoskit', *arguments], environment, checkout)
    }

    private void executable(String name, String text) {
        def file = checkout.resolve(name)
        file.text = text.stripIndent()
        file.toFile().executable = true
    }
}
