package io.chaoskit.spock

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import spock.lang.Shared
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/**
 * What faults in features do is the same with each Groovy. For Groovy 6 there is no Spock yet: that for Groovy 5 runs on it when it is told not to
 * look at the version.
 */
class BehaviourTableSpec extends ChaosSpec {

    static final Path BESIDE = Path.of(System.getProperty('chaoskit.beside.dir'))
    static final Path SOURCES = Launch.BASE.resolve('spock-tests/src/test/groovy')
    static final List<String> COMPILED = ['acme/Audited', 'acme/Ledger', 'io/chaoskit/spock/InnerSpecs', 'io/chaoskit/spock/BehaviourTable']
    static final List<String> VERSIONS = ['4.0.33', '5.0.7', '6.0.0']

    /** What Spock needs, as the specifications have it. */
    static final List<String> PLATFORM = System.getProperty('java.class.path').split(File.pathSeparator)
        .findAll { it =~ /\/(junit-platform-|opentest4j|hamcrest|geantyref|apiguardian)[^\/]*\.jar$/ }

    static final String COMPILE_AND_RUN = '''
        import org.codehaus.groovy.control.*
        def (target, files) = [new File(args[0]), args.drop(1).collect { new File(it) }]
        def unit = new CompilationUnit(new CompilerConfiguration(targetDirectory: target), null, new GroovyClassLoader(ClassLoader.systemClassLoader))
        unit.addSources(files as File[])
        unit.compile()
        Class.forName('io.chaoskit.spock.BehaviourTable', true, ClassLoader.systemClassLoader).main()
        '''.stripIndent()

    @TempDir
    @Shared
    Path folder

    @Shared
    Map<String, Map<String, String>> outcomes

    def setupSpec() {
        def others = VERSIONS.findAll { it != GroovySystem.version }.collectEntries { [it, start(it)] }
        outcomes = [(GroovySystem.version): BehaviourTable.run()] + others.collectEntries { version, launch -> [version, read(launch.ended())] }
    }

    def "a fault in a feature on Groovy #version: #behaviour"() {
        expect:
        outcomes[version][behaviour] == ''

        where:
        [version, behaviour] << [VERSIONS, BehaviourTable.BEHAVIOURS.keySet()].combinations()
    }

    def "a Spock for another Groovy says so in one sentence"() {
        given: 'nothing of this JVM'
        def jars = [groovy('4.0.33'), spock('5.0'), *PLATFORM, *ours()]
        def loader = new URLClassLoader(jars.collect { new File(it).toURI().toURL() } as URL[], ClassLoader.platformClassLoader)
        def shell = loader.loadClass('groovy.lang.GroovyShell').getConstructor(ClassLoader).newInstance(loader)

        when:
        shell.parse("import io.chaoskit.spock.Chaos\nclass ASpec extends spock.lang.Specification { @Chaos({ inject delay(1.ms) }) def 'a'() { expect: true } }")

        then:
        def e = thrown(Exception)
        e.message.contains('The Spock compiler plugin cannot execute because Spock 2.4.0-groovy-5.0 is not compatible with Groovy 4.0.33.')

        cleanup:
        loader.close()
    }

    private Launch start(String version) {
        def classes = Files.createDirectories(folder.resolve(version))
        def variant = version.startsWith('4.') ? '4.0' : '5.0'
        Launch.start([Launch.JAVA, Launch.ONE_COMPILER, '-Dspock.iKnowWhatImDoing.disableGroovyVersionCheck=' + version.startsWith('6.'),
            '-cp', [classes, groovy(version), spock(variant), *PLATFORM, *ours()].join(':'),
            'groovy.ui.GroovyMain', '-e', COMPILE_AND_RUN, classes, *COMPILED.collect { SOURCES.resolve("${it}.groovy") }])
    }

    private static Map<String, String> read(Launch launch) {
        def lines = launch.out.readLines().findAll { it.startsWith(BehaviourTable.PREFIX) }
        assert launch.exitCode == 0 && lines: launch.toString()
        lines.collectEntries { (it - BehaviourTable.PREFIX).split('\t', 2).toList() }
    }

    private static List<String> ours() {
        Launch.classPath().split(':').findAll { !it.contains('/groovy-') }
    }

    private static String groovy(String version) {
        Path.of(System.getProperty('chaoskit.groovy.dir'), version, "groovy-${version}.jar")
    }

    /** For Groovy 5 the one of the specifications. */
    private static String spock(String variant) {
        variant == '5.0' ? new File(spock.lang.Specification.protectionDomain.codeSource.location.toURI()).path
            : BESIDE.resolve("spock-$variant").toFile().listFiles().find { it.name.endsWith('.jar') }.path
    }
}
