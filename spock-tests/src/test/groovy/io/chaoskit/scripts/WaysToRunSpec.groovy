package io.chaoskit.scripts

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

import static io.chaoskit.dsl.ChaosKit.scenario

/** The same scenario through the launcher, plain Groovy of four versions, @Grab, groovysh and a feature. */
class WaysToRunSpec extends ChaosSpec {

    static final String IMPORT = 'import static io.chaoskit.dsl.ChaosKit.*\n'
    static final String BODY = '''
        def engine = { Chaos.maybeDelay(); try { Chaos.maybeError() } catch (RuntimeException e) { } }
        scenario("x") {
            target engine
            inject delay(0.ms, 1.ms) probability 0.5
            inject error('boom', 0.3)
            assert goroutineLimit(200)
            assert iteration != FAILING
            repeat 20; onFailure resume; thresholds relaxed
        }
        '''.stripIndent()
    /** Every statement that is rewritten, and what it must say in every Groovy. */
    static final String EVERYTHING = '''
        import io.chaoskit.validator.Validators

        def calm = Validators.noPanics(0)
        def limits = [first: 1]
        boolean healthy(n) { n < 100 }

        scenario('everything') {
          target([stock: 100])
          def said = []
          setup { said.clear() }
          for (name in ['a', 'b']) {
            step(name) { said << name; target.stock -= 1; Chaos.apply(name) }
          }
          for (int i = 0; i < 2; i++) step("count $i") { said << i }
          inject { hit -> said << "hit ${hit.number}" } on step('a') named 'own'
          inject exception(IOException, 'gone') on point('b') first 1 limit 1
          scope('waits') { inject delay(1.us, 0.1.ms) every 2 }
          if (limits.first == 1) { assert calm.warning() } else { assert false }
          switch (limits.first) { case 1: assert said.size() > 0 : 'said'; break; default: assert false }
          try { assert healthy(iteration) } catch (IOException e) { } finally { assert target.stock <= 100 }
          for (n in 1..3) { assert target.stock != n : "never $n" }
          def step = 0
          while (step++ < 1) { assert stateConsistency('ledger') { target.stock > 0 } }
          thresholds { minSuccessRate 10.percent }
          onFailure resume
          seed 42
          repeat 5
        }
        '''.stripIndent()

    static final List<String> VERSIONS = ['4.0.33', '5.0.7', '5.1.3', '6.0.0']

    @TempDir
    Path folder

    /** The faults of the launcher, the same for all versions. */
    @Shared
    Set<String> launched

    /** What `mvn install` leaves, and what the first version has resolved of it. */
    @Shared
    Path home

    @Shared
    @TempDir
    Path shared

    def "plain Groovy #version rewrites everything, and gives the faults that the launcher gives"() {
        given:
        def script = script('plain.groovy', "$IMPORT$EVERYTHING${BODY.replace('FAILING', '7')}return 'value'\n")

        when:
        def plain = groovy(version, [script], "--seed 42 -o json=$folder/plain.json")
        launched = launched ?: launched(script)

        then:
        plain.exitCode == 1
        plain.err == ''
        plain.out.startsWith('UNSTABLE  everything\n')
        plain.out.contains('\nFAIL  x\n')
        faults('plain.json').size() > 0
        faults('plain.json') == launched

        and:
        with(report('plain.json', 'everything')) {
            injectors.collect { [it.name, it.scope, it.hits, it.fired] } ==
                [['own', '', 5, 5], ["exception(IOException, 'gone')", '', 5, 1], ['delay(1us, 100us)', 'waits', 18, 9]]
            validators*.name == ['noPanics(0)', 'said', 'healthy(iteration)', 'target.stock <= 100', 'never 1', 'never 2', 'never 3', 'ledger']
            validators*.status.unique() == ['passed']
            failures*.message == ["step 'b' threw IOException: gone"]
        }

        where:
        version << VERSIONS
    }

    def "plain Groovy ends with 0 for PASS and with 2 for a mistake"() {
        when:
        def passed = groovy('5.0.7', [script('p.groovy', IMPORT + BODY.replace('FAILING', '-1'))])
        def wrong = groovy('5.0.7', [script('w.groovy', IMPORT + "scenario('x') { target { }; repat 3 }")])

        then:
        passed.exitCode == 0
        passed.out.readLines().last() =~ /^  repeat      groovy -Dchaoskit.args='--seed \d+' .*p\.groovy$/
        wrong.exitCode == 2
        wrong.err.contains("What went wrong: there is no 'repat' in a scenario.")
    }

    def "a scenario that the script runs itself is not run again"() {
        when:
        def run = groovy('5.0.7', [script('self.groovy', IMPORT + """
            def count = 0
            def first = scenario('first') { target { count++ } }
            scenario('second') { target { count += 10 } }
            println "report: \${first.run().verdict}, count \$count"
            """)])

        then:
        run.exitCode == 0
        run.out.contains('report: PASS, count 1\n')
        run.out.findAll(/PASS  \w+/) == ['PASS  first', 'PASS  second']
    }

    def "run-chaos.groovy runs a script without imports on Groovy #version"() {
        when:
        def run = groovy(version, ['scripts/run-chaos.groovy', script('bare.groovy', BODY.replace('FAILING', '-1')), '--seed', '5'])

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  x\n')
        run.out.contains("repeat      groovy scripts/run-chaos.groovy $folder/bare.groovy --seed 5\n")

        where: 'what differs between versions is seen above'
        version << [VERSIONS.first(), VERSIONS.last()]
    }

    @Requires({ os.linux })
    def "@Grab from the local repository brings the words into the same script on Groovy #version"() {
        given:
        home = home ?: localRepository()
        def script = script('grab.groovy', "@Grab('io.chaoskit:chaoskit-dsl:$VERSION')\n$IMPORT${BODY.replace('FAILING', '-1')}")
        def classPath = [groovyJar(version), *jars(System.getProperty('chaoskit.ivy.dir'))].join(':')

        when:
        def run = Launch.run([Launch.JAVA, '-XX:TieredStopAtLevel=1', "-Duser.home=$home", "-Dgrape.config=$home/grape.xml", '-cp', classPath,
            'groovy.ui.GroovyMain', script])

        then:
        run.exitCode == 0
        run.out.startsWith('PASS  x\n')

        where:
        version << ['4.0.33', '5.0.7']
    }

    def "in groovysh a scenario is a value that shows itself and runs when asked"() {
        given:
        def input = folder.resolve('input')
        input.text = '''\
            import static io.chaoskit.dsl.ChaosKit.*
            engine = { Chaos.maybeDelay() }
            s = scenario("x") { target engine; inject delay(0.ms, 1.ms); assert goroutineLimit(200); repeat 3 }
            s
            r = s.run()
            "passed: ${r.passed}, iterations: ${r.iterations.total}, p95: ${r.latency.p95.class.simpleName}"
            :exit
            '''.stripIndent()
        def classPath = [*jars(System.getProperty('chaoskit.groovysh.dir')), *Launch.classPath().split(':').findAll { !it.contains('/groovy-') }]

        when:
        def shell = Launch.run(['sh', '-c', "exec '$Launch.JAVA' -XX:TieredStopAtLevel=1 -Duser.home='$folder' -cp '${classPath.join(':')}' " +
            "org.apache.groovy.groovysh.Main -q -T=dumb < '$input'"])
        def out = shell.out.replaceAll(/\u001B\[[0-9;?]*[a-zA-Z]/, '')

        then:
        shell.exitCode == 0
        out.contains("scenario 'x'\n")
        out.contains('inject  delay(0ms, 1ms) at ')
        out.contains('assert  goroutineLimit(200)  critical')
        out.contains('passed: true, iterations: 3, p95: Duration')
    }

    def "in a feature a scenario is a value that runs when asked"() {
        given:
        def shop = { Chaos.maybeDelay() }
        def limit = 200

        when:
        def report = scenario("x") { target shop; inject delay(0.ms, 1.ms); assert goroutineLimit(limit); repeat 3 }.run()

        then:
        report.passed
        report.iterations.total == 3
        report.validators*.name == ['goroutineLimit(200)']
    }

    def "an old Groovy is refused in one sentence"() {
        when:
        def run = groovy('2.4.21', [script('old.groovy', IMPORT + "scenario('x') { target { } }")])

        then:
        run.exitCode == 1
        (run.out + run.err).contains('ChaosKit needs Groovy 4 or later, but this is Groovy 2.4.21; use scripts/chaoskit, which brings its own')
    }

    private static final String VERSION = (Launch.BASE.resolve('pom.xml').text =~ /<version>(.+?)<\/version>/)[0][1]

    private Set<String> launched(Path script) {
        assert Launch.chaoskit('run', script, '--seed', 42, '-o', "json=$folder/launched.json", '-q').exitCode == 1
        faults('launched.json')
    }

    private Path script(String name, String text) {
        def file = folder.resolve(name)
        file.text = text
        file
    }

    private static Launch groovy(String version, List<?> arguments, String options = '') {
        def ours = Launch.classPath().split(':').findAll { !it.contains('/groovy-') }
        def classPath = arguments[0] == 'scripts/run-chaos.groovy' ? groovyJar(version) : [groovyJar(version), *ours].join(':')
        Launch.run([Launch.JAVA, '-XX:TieredStopAtLevel=1', "-Dchaoskit.args=$options", '-cp', classPath, 'groovy.ui.GroovyMain', *arguments])
    }

    private static String groovyJar(String version) {
        Path.of(System.getProperty('chaoskit.groovy.dir'), version, "groovy-${version}.jar")
    }

    private static List<String> jars(String folder) {
        Path.of(folder).toFile().listFiles().findAll { it.name.endsWith('.jar') }*.path
    }

    private Map<String, Object> report(String file, String scenario) {
        new ObjectMapper().readValue(folder.resolve(file).toFile(), List).find { it.scenario == scenario }
    }

    private Set<String> faults(String file) {
        def json = report(file, 'x')
        json.failures.collectMany { failure -> failure.faults.collect { "$failure.iteration $it".toString() } } as Set
    }

    /** A home whose ~/.m2 has what `mvn install` would put there, and a Grape that looks only there and at what the build has. */
    private Path localRepository() {
        def home = Files.createDirectories(shared.resolve('home'))
        def group = home.resolve('.m2/repository/io/chaoskit')
        ['': 'chaoskit-parent', 'runtime': 'chaoskit-runtime-parent', 'runtime/points': 'chaoskit-points',
         'runtime/engine': 'chaoskit-runtime', 'runtime/proxy': 'chaoskit-proxy',
         'runtime/network': 'chaoskit-network', 'dsl': 'chaoskit-dsl'].each { module, artifact ->
            def installed = Files.createDirectories(group.resolve("$artifact/$VERSION"))
            def folder = Launch.BASE.resolve(module)
            def poms = ['target/dependency-reduced-pom.xml', 'pom.xml'].collect { folder.resolve(it) }
            Files.copy(poms.find { Files.exists(it) }, installed.resolve("$artifact-${VERSION}.pom"))
            def jar = folder.resolve("target/$artifact-${VERSION}.jar")
            if (Files.exists(jar)) {
                Files.copy(jar, installed.resolve(jar.fileName.toString()))
            }
        }
        home.resolve('grape.xml').text = """\
            <ivysettings>
              <settings defaultResolver="downloadGrapes"/>
              <caches defaultCacheDir="$home/grapes"/>
              <resolvers>
                <chain name="downloadGrapes" returnFirst="true">
                  <ibiblio name="installed" root="file:$home/.m2/repository/" m2compatible="true" checkmodified="true"/>
                  <ibiblio name="built" root="file:${System.getProperty('maven.repo.local')}/" m2compatible="true"/>
                </chain>
              </resolvers>
            </ivysettings>
            """.stripIndent()
        home
    }
}
