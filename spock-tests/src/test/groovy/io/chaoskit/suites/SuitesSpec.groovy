package io.chaoskit.suites

import io.chaoskit.Launch
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import java.util.jar.JarFile

/**
 * The tests of libraries give the same with every method of the library woven as without, and so they do afterwards. It takes half an hour:
 * {@code ./mvnw -Psuites -pl spock-tests -am verify}; with {@code -Dchaoskit.suite=commons-csv} it is one library. Left out are tests of
 * performance, and in commons-lang3 those that ask the JDK for the names of all time zones in all languages: without weaving they take
 * more than half of its time.
 */
@Tag('alone')
@Requires(value = { System.getProperty('chaoskit.suites') }, reason = 'takes half an hour; run it with ./mvnw -Psuites -pl spock-tests -am verify')
class SuitesSpec extends Specification {

    static final long LIMIT_SECONDS = TimeUnit.MINUTES.toSeconds(60)

    /** What the tests of a library need of the specifications' own class path. */
    static final List<String> OWN = ['test-classes', 'chaoskit-runtime', 'chaoskit-points', 'slf4j-api', 'slf4j-nop',
                                     'junit-platform', 'opentest4j', 'apiguardian']
    /** With both compilers, as users run it; there are up to two thousand million hits. */
    static final List<String> OPTIONS = ['-XX:+EnableDynamicAgentLoading', '-Djava.awt.headless=true',
                                         *['lang', 'lang.reflect', 'util', 'time', 'time.chrono'].collectMany {
                                             ['--add-opens', "java.base/java.$it=ALL-UNNAMED"]
                                         }]
    static final String ZONES = '.*(Java15BugFastDateParserTest|FastDateParser_TimeZoneStrategyTest|FastDateParserTest\\.testTzParses)'
    static final List<String> COLUMNS = ['tests', 'passed', 'failed', 'skipped', 'unstable', 'different', 'hits', 'plain', 'woven', 'again']

    @TempDir
    Path folder

    @Shared
    Map<String, Map<String, String>> figures = [:]

    @Requires(value = { !System.getProperty('chaoskit.suite') || data.library == System.getProperty('chaoskit.suite') },
        reason = 'another library was asked for')
    @Timeout(value = 61, unit = TimeUnit.MINUTES)
    def "the tests of #library give the same when all of it is woven"() {
        given:
        def jars = Files.list(Path.of(System.getProperty('chaoskit.suites'))).withCloseable { it.toList() }.sort(false)
        def libraries = jars.findAll { !it.fileName.toString().endsWith('-tests.jar') }
        def tests = unpacked(jars.find { it.fileName.toString() ==~ /$library-[\d.]+-tests\.jar/ })
        def result = folder.resolve('result.txt')

        when:
        def run = Launch.start([Launch.JAVA, *OPTIONS, '-cp', [*own(), *libraries, tests].join(File.pathSeparator), SuiteRun.name,
                                packages, tests, names, leftOut, result], [:], folder).ended(LIMIT_SECONDS)
        def lines = run.exitCode == 0 ? result.readLines() : [run.toString()]
        def got = run.exitCode == 0 ? lines[0].split('\t').collectEntries { it.split('=') as List } : [:]
        figures[library] = got
        println "$library, without $leftOut\n${lines.join('\n')}"

        then:
        run.exitCode == 0
        got.different == '0'
        got.fired == '0'
        got.hits as long > 0
        got.passed as int > 0
        lines.findAll { it.startsWith('unreadable') || it =~ /NoClassDefFoundError|ClassNotFoundException/ } == []

        where:
        library                | packages                          | names                                | leftOut
        'commons-codec'        | 'org.apache.commons.codec'        | '[^$]*Test'                          | '.*((Abstract|Performance)Test|Test\\.testCodec265)'
        'commons-csv'          | 'org.apache.commons.csv'          | '[^$]*Test'                          | '.*PerformanceTest'
        'commons-collections4' | 'org.apache.commons.collections4' | '[^$]*Test'                          | '.*\\.(Abstract\\w*|BulkTest)'
        'commons-lang3'        | 'org.apache.commons.lang3'        | '[^$]*Test'                          | ZONES
        'commons-pool2'        | 'org.apache.commons.pool2'        | '[^$]*\\.(Test[^$.]*|[^$.]*Test)'    | '.*TestSoftRefOutOfMemory'
    }

    def cleanupSpec() {
        println "\nJDK ${Runtime.version().feature()}; seconds plain, woven, plain again"
        println(row('library', COLUMNS))
        figures.each { library, got -> println(row(library, COLUMNS.collect { got[it] ?: '?' })) }
    }

    private static String row(String library, List<String> cells) {
        library.padRight(22) + cells.collect { it.padLeft(11) }.join('')
    }

    /** Where the tests look for their files, in a folder like that of the library's sources. */
    private Path unpacked(Path tests) {
        def root = folder.resolve('src/test/resources')
        new JarFile(tests.toFile()).withCloseable { jar ->
            jar.stream().filter { !it.directory }.forEach { entry ->
                def file = root.resolve(entry.name)
                Files.createDirectories(file.parent)
                jar.getInputStream(entry).withCloseable { Files.copy(it, file) }
            }
        }
        root
    }

    private static List<String> own() {
        System.getProperty('java.class.path').split(File.pathSeparator).findAll { entry ->
            OWN.any { new File(entry).name.startsWith(it) }
        }
    }
}
