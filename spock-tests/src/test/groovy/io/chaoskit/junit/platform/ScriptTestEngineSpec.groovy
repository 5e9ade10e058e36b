package io.chaoskit.junit.platform

import io.chaoskit.ChaosSpec
import io.chaoskit.cli.ScriptFiles
import io.chaoskit.internal.dsl.script.ScriptInput
import org.junit.platform.engine.discovery.PackageNameFilter
import org.junit.platform.engine.support.descriptor.ClassSource
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource
import org.junit.platform.engine.support.descriptor.FilePosition
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId

class ScriptTestEngineSpec extends ChaosSpec {

    static final String ORDERS = '''\
        scenario('orders') {
            target { Chaos.apply('db') }
            inject exception(IOException, 'gone') on point('db') every 2
            assert maxErrors(0).critical()
            assert noPanics() : 'none'
            onFailure resume
            repeat 4
        }
        scenario('stock') { target { }; assert 1 < 2; repeat 1 }
        '''.stripIndent()

    @TempDir
    Path folder

    def "a scenario is a container of its verdict and its checks"() {
        given:
        def file = script('orders', ORDERS)

        when:
        def run = PlatformRun.of([selectFile(file.toFile())])

        then:
        run.events == [
            'verdict:verdict FAILED', 'check:maxErrors FAILED', 'check:noPanics SUCCESSFUL', 'scenario:orders SUCCESSFUL',
            'verdict:verdict SUCCESSFUL', 'check:invariant SUCCESSFUL', 'scenario:stock SUCCESSFUL',
            "script:$file SUCCESSFUL"]
        run.nodes['check:noPanics'].displayName == 'none'
        run.nodes["script:$file".toString()].displayName == file.toString()

        and: 'with the place of each'
        place(run, 'scenario:orders') == [file, 1, 1]
        place(run, 'check:maxErrors') == [file, 4, 12]
        place(run, 'scenario:stock') == [file, 9, 1]
        place(run, "script:$file") == [file, null, null]
    }

    def "a failure has the words of the report and its place"() {
        given:
        def file = script('orders', ORDERS)

        when:
        def run = PlatformRun.of([selectFile(file.toFile())])

        then:
        run.thrown['verdict:verdict'] instanceof AssertionError
        run.thrown['verdict:verdict'].message.startsWith('FAIL  orders\n')
        run.thrown['check:maxErrors'].message.readLines()[0] == 'errors in an iteration must be at most 0, but was 1'
        run.thrown['check:maxErrors'].stackTrace*.toString() == ["orders.maxErrors(0)($file:4)".toString()]
        run.entries[0].keySet() == ['seed'] as Set
        run.thrown['check:maxErrors'].message.endsWith("-Dchaoskit.seed=${run.entries[0].seed}")
    }

    def "nothing of a script is run when tests are discovered"() {
        given:
        def file = script('writes', "new File('${folder}/written') << 'x'\nscenario('x') { target { } }")

        when:
        def found = PlatformRun.found([selectDirectory(folder.toFile())])

        then:
        found == [file.toString()]
        !Files.exists(folder.resolve('written'))

        when:
        PlatformRun.of([selectDirectory(folder.toFile())])

        then:
        folder.resolve('written').text == 'x'
    }

    def "scripts are found by #what"() {
        expect:
        PlatformRun.found(selectors) == found

        where:
        what                        | selectors                                                             | found
        'resource'                  | [selectClasspathResource('chaosscripts/one.chaos.groovy')]            | ['chaosscripts/one.chaos.groovy']
        'folder of the class path'  | [selectClasspathResource('chaosscripts')]                             | ['chaosscripts/inner/two.chaos.groovy', 'chaosscripts/one.chaos.groovy']
        'package'                   | [selectPackage('chaosscripts.inner')]                                 | ['chaosscripts/inner/two.chaos.groovy']
        'class that names a folder' | [selectClass(InFolder)]                                               | ['InFolder']
        'another class'             | [selectClass(String)]                                                 | []
        'class that is not there'   | [selectClass('no.such.Type')]                                         | []
        'script that is not there'  | [selectClasspathResource('nowhere.chaos.groovy')] | []
        'several of these'          | [selectPackage('chaosscripts.inner'), selectClasspathResource('chaosscripts/inner/two.chaos.groovy')] | ['chaosscripts/inner/two.chaos.groovy']
    }

    def "a class with the annotation is a container of its scripts"() {
        given:
        def two = 'script:src/test/resources/chaosscripts/inner/two.chaos.groovy'

        when:
        def run = PlatformRun.of([selectClass(InFolder)])

        then:
        run.events == ['verdict:verdict SUCCESSFUL', 'scenario:two SUCCESSFUL', "$two SUCCESSFUL", "class:$InFolder.name SUCCESSFUL"]
        run.nodes["class:$InFolder.name".toString()].source.get() == ClassSource.from(InFolder)
        run.nodes['verdict:verdict'].displayName == 'two: two: verdict'

        and: 'what is in it runs again by its id'
        PlatformRun.of([selectUniqueId(run.nodes['scenario:two'].uniqueId)]).events == run.events
    }

    def "a class that names no script fails"() {
        given:
        def run = PlatformRun.of([selectClass(type)])

        expect:
        run.events == ["class:$type.name FAILED"]
        run.thrown.values()[0].message == "@ChaosScripts of $type.name must name scripts, but there is no *.chaos.groovy in $where"

        where:
        type      | where
        InPackage | 'the class path below io.chaoskit.junit.platform'
        Nowhere   | "no/such/folder, seen from ${Path.of('').toAbsolutePath()}"
    }

    def "scripts are found below a root of the class path"() {
        given:
        def root = Files.createDirectories(folder.resolve('classes'))
        Files.createDirectories(root.resolve('com/acme'))
        root.resolve('com/acme/a.chaos.groovy').text = "scenario('a') { target { } }"
        root.resolve('b.chaos.groovy').text = "scenario('b') { target { } }"
        root.resolve('c.groovy').text = "no script of ours"

        expect:
        within(root) { PlatformRun.found(selectClasspathRoots([root] as Set)) } == ['b.chaos.groovy', 'com/acme/a.chaos.groovy']
        within(root) { PlatformRun.found(selectClasspathRoots([root] as Set), PackageNameFilter.includePackageNames('com.acme')) } == ['com/acme/a.chaos.groovy']

        when:
        def run = within(root) { PlatformRun.of([selectClasspathResource('com/acme/a.chaos.groovy')]) }

        then:
        run.events == ['verdict:verdict SUCCESSFUL', 'scenario:a SUCCESSFUL', 'resource:com/acme/a.chaos.groovy SUCCESSFUL']
        run.nodes['scenario:a'].source.get() == ClasspathResourceSource.from('com/acme/a.chaos.groovy', FilePosition.from(1, 1))
    }

    def "a unique id runs #what again"() {
        given:
        def file = script('orders', ORDERS)

        expect:
        PlatformRun.of([selectUniqueId("[engine:chaoskit]/[script:${file.toString().replace('/', '%2F')}]$rest")]).events == [*events, "script:$file SUCCESSFUL"]

        where:
        what         | rest                                      | events
        'a scenario' | '/[scenario:stock]'                       | ['verdict:verdict SUCCESSFUL', 'check:invariant SUCCESSFUL', 'scenario:stock SUCCESSFUL']
        'a check'    | '/[scenario:orders]/[check:noPanics]'    | ['check:noPanics SUCCESSFUL', 'scenario:orders SUCCESSFUL']
        'a verdict'  | '/[scenario:stock]/[verdict:verdict]'     | ['verdict:verdict SUCCESSFUL', 'scenario:stock SUCCESSFUL']
    }

    def "a unique id of a scenario that is gone fails"() {
        given:
        def file = script('orders', ORDERS)
        def run = PlatformRun.of([selectUniqueId("[engine:chaoskit]/[script:${file.toString().replace('/', '%2F')}]/[scenario:sales]")])

        expect:
        run.events == ["script:$file FAILED"]
        run.thrown.values()[0].message == "the script must have the scenario 'sales', but has 'orders', 'stock'"
    }

    def "mistakes of a script fail its container with line and column"() {
        given:
        def file = script('wrong', "scenario('x') {\n    target { }\n    assert goroutinLimit(2)\n    inject delay(5) on 'no.such.Type.m()'\n}\n")

        when:
        def run = PlatformRun.of([selectFile(file.toFile())])

        then:
        run.events == ["script:$file FAILED"]
        run.thrown.values()[0].message.contains("✗ $file:3:12\n      assert goroutinLimit(2)\n")
        run.thrown.values()[0].stackTrace*.lineNumber == [3, 4]
    }

    def "a pointcut that matches nothing fails the container before anything is run"() {
        given:
        def file = script('wrong', "scenario('x') { target { new File('$folder/ran') << 'x' } }\nscenario('y') {\n    target { }\n    inject delay(5.ms) on 'no.such.Type.m(..)'\n}\n")

        when:
        def run = PlatformRun.of([selectFile(file.toFile())])

        then:
        run.events == ["script:$file FAILED"]
        run.thrown.values()[0].message.contains("✗ $file:4:5\n")
        !Files.exists(folder.resolve('ran'))
    }

    def "a run that proves nothing is #status with #parameters"() {
        given:
        def file = script('idle', "scenario('idle') { target { }; inject delay(1.ms) on point('never'); assert noPanics() }")

        expect:
        PlatformRun.of(parameters, [selectFile(file.toFile())]).events[0] == "verdict:verdict $status"

        where:
        parameters                        | status
        [:]                               | 'ABORTED'
        ['chaoskit.failOnUnstable': 'true'] | 'FAILED'
    }

    def "a scenario that its script runs is reported once"() {
        given:
        def file = script('own', "def report = scenario('first') { target { }; repeat 2 }.run()\nassert report.iterations.total == 2\nscenario('second') { target { } }")

        expect:
        PlatformRun.of([selectFile(file.toFile())]).events ==
            ['verdict:verdict SUCCESSFUL', 'scenario:first SUCCESSFUL', 'verdict:verdict SUCCESSFUL', 'scenario:second SUCCESSFUL', "script:$file SUCCESSFUL"]
    }

    def "a seed that is no number fails the verdict"() {
        given:
        def file = script('one', "scenario('one') { target { } }")
        System.setProperty('chaoskit.seed', 'seven')

        when:
        def run = PlatformRun.of([selectFile(file.toFile())])

        then:
        run.events == ['verdict:verdict FAILED', 'scenario:one SUCCESSFUL', "script:$file FAILED"]

        cleanup:
        System.clearProperty('chaoskit.seed')
    }

    def "scripts are read where there is no JUnit Platform"() {
        given:
        def file = script('orders', "scenario('x') { target { } }")
        def without = new WithoutPlatform(System.getProperty('java.class.path').split(File.pathSeparator).findAll { !it.contains('spock-core') }.collect { new File(it).toURI().toURL() } as URL[])

        when:
        def type = without.loadClass(ScriptFiles.name)
        def input = without.loadClass(ScriptInput.name).of([:])

        then:
        type.classLoader === without
        withLoader(without) { type.getConstructor().newInstance().read(file, 'x', input).name() } == 'x'
    }

    private Path script(String name, String text) {
        def file = folder.resolve("${name}.chaos.groovy")
        file.text = text
        file
    }

    private static List place(PlatformRun run, String node) {
        def source = run.nodes[node.toString()].source.get()
        [source.file.toPath(), source.position.map { it.line }.orElse(null), source.position.flatMap { it.column }.orElse(null)]
    }

    private static <T> T within(Path root, Closure<T> call) {
        withLoader(new URLClassLoader([root.toUri().toURL()] as URL[], ScriptTestEngineSpec.classLoader), call)
    }

    private static <T> T withLoader(ClassLoader loader, Closure<T> call) {
        def before = Thread.currentThread().contextClassLoader
        Thread.currentThread().contextClassLoader = loader
        try {
            call()
        } finally {
            Thread.currentThread().contextClassLoader = before
        }
    }

    @ChaosScripts('src/test/resources/chaosscripts/inner')
    static class InFolder {}

    @ChaosScripts
    static class InPackage {}

    @ChaosScripts('no/such/folder')
    static class Nowhere {}

    /** Has all classes anew, but none of the platform's. */
    private static class WithoutPlatform extends URLClassLoader {

        WithoutPlatform(URL[] classPath) {
            super(classPath, ClassLoader.platformClassLoader)
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) {
            if (name.startsWith('org.junit.') || name.startsWith('org.opentest4j.')) {
                throw new ClassNotFoundException(name)
            }
            super.loadClass(name, resolve)
        }
    }
}
