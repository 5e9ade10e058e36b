package io.chaoskit.junit

import io.chaoskit.ChaosSpec
import io.chaoskit.run.FaultScope
import spock.lang.Shared
import spock.lang.TempDir
import spock.util.environment.RestoreSystemProperties

import java.nio.file.Files
import java.nio.file.Path

/** What `@Chaos` and `@ChaosTest` promise, in each version of Jupiter. */
@RestoreSystemProperties
class JupiterSpec extends ChaosSpec {

    static final List<String> VERSIONS = ['5.14', '6.1']

    static final Map<String, String> PARALLEL = ['junit.jupiter.execution.parallel.enabled': 'true',
        'junit.jupiter.execution.parallel.config.strategy': 'fixed', 'junit.jupiter.execution.parallel.config.fixed.parallelism': '2']

    @Shared
    @TempDir
    Path classes

    /** Woven once, and not by each of so many runs. */
    @Shared
    FaultScope.Hold woven

    @TempDir
    Path folder

    @Shared
    Map<String, Jupiter> jupiters = [:]

    def setupSpec() {
        Jupiter.compile(Jupiter.SOURCES, classes)
        woven = FaultScope.hold()
        VERSIONS.each { jupiters[it] = new Jupiter(it, classes) }
    }

    def cleanupSpec() {
        jupiters.values()*.close()
        woven.close()
    }

    def "#behaviour in Jupiter #version"() {
        expect:
        jupiters[version].run(parameters, *tests.collect { "com.acme.FaultTests\$$it".toString() }).tests.sort() == outcomes

        where:
        [version, [behaviour, tests, parameters, outcomes]] << [VERSIONS, [
            ['fires during the method', ['Fires'], [:], ['elsewhere() SUCCESSFUL', 'everyKind() SUCCESSFUL', 'method() SUCCESSFUL', 'without() SUCCESSFUL']],
            ['has faults of its name', ['SameName'], [:], ['gone(TestInfo) SUCCESSFUL']],
            ['is kept from tests beside it', ['Parallel'], PARALLEL, ['faulty() SUCCESSFUL', 'sound() SUCCESSFUL']],
            ['reaches nested classes', ['Outer'], [:], ['both() SUCCESSFUL', 'inner() SUCCESSFUL', 'outer() SUCCESSFUL']],
            ['ends waits at a timeout', ['InTime'], [:], ['ownThread() SUCCESSFUL', 'sameThread() FAILED']],
            ['is inherited', ['Derived'], [:], ['inherited() SUCCESSFUL', 'own() SUCCESSFUL']],
            ['uses a shared fixture', ['Shared'], [:], ['first() SUCCESSFUL', 'second() SUCCESSFUL']],
            ['leaves disabled tests alone', ['Off'], [:], ['off() SKIPPED']],
            ['is for each dynamic test', ['Dynamic'], [:], ['made()[1] SUCCESSFUL', 'made()[2] SUCCESSFUL']],
            ['reaches virtual threads', ['OnThreads'], [:], ['virtual() SUCCESSFUL']],
        ]].combinations()
    }

    def "a failing test has its faults and its seed in Jupiter #version"() {
        given:
        System.setProperty('chaoskit.seed', '7')

        when:
        def failed = jupiters[version].run('com.acme.FaultTests$ScopeEnds').thrown['fail()']

        then: 'nothing of the clean-up failed'
        failed.message == 'gone'
        failed.suppressed.last().message.readLines()*.replaceAll(/:\d+$/, '') == [
            "after exception(IllegalStateException, 'gone') at com.acme.OrderRepo.save(int), hit 1 from FaultTests.java",
            'repeat  -Dchaoskit.seed=7']

        where:
        version << VERSIONS
    }

    def "#tests has other faults each time, and the same for a seed, in Jupiter #version"() {
        given:
        System.setProperty('chaoskit.seed', '7')

        when:
        def first = jupiters[version].run("com.acme.FaultTests\$$tests").tests
        def second = jupiters[version].run("com.acme.FaultTests\$$tests").tests

        then:
        first == second
        first.size() == 8
        first*.replaceAll(/.* /, '').toSet() == ['SUCCESSFUL', 'FAILED'] as Set

        where:
        [version, tests] << [VERSIONS, ['DataRows', 'Repeated']].combinations()
    }

    def "the faults of a test are replayed from its report in Jupiter #version"() {
        given: 'a seed under which a row fails, and another'
        System.setProperty('chaoskit.reports', folder.toString())
        System.setProperty('chaoskit.seed', '7')
        def row = jupiters[version].run('com.acme.FaultTests$DataRows').tests.findIndexOf { it.endsWith('FAILED') } + 1
        System.clearProperty('chaoskit.reports')
        def report = folder.toFile().listFiles().find { it.text.contains("\"iteration\" : $row,") }
        System.setProperty('chaoskit.seed', passing(version, row))

        when:
        System.setProperty('chaoskit.replay', report.toString())

        then:
        jupiters[version].run('com.acme.FaultTests$DataRows').tests[row - 1].endsWith('FAILED')

        where:
        version << VERSIONS
    }

    /** A seed under which a row has no fault. */
    private String passing(String version, int row) {
        (8..100)*.toString().find {
            System.setProperty('chaoskit.seed', it)
            jupiters[version].run('com.acme.FaultTests$DataRows').tests[row - 1].endsWith('SUCCESSFUL')
        }
    }

    def "a pointcut that matches nothing fails the test in Jupiter #version"() {
        when:
        def failed = jupiters[version].run('com.acme.FaultTests$MatchesNothing').thrown['never()']

        then:
        failed.message.contains("'com.acme.OrderRepo.sav(..)' must match a method, but")

        where:
        version << VERSIONS
    }

    def "a name that is wrong is explained in Jupiter #version"() {
        when:
        def thrown = jupiters[version].run('com.acme.FaultTests$Wrong').thrown

        then:
        thrown.collectEntries { name, e -> [name, e.message] } == [
            'noMethod()'  : "@Chaos must name a method with no parameters, but 'nowhere' is none of com.acme.FaultTests\$Wrong",
            'noClass()'   : "@Chaos must name a class that is there, but there is no 'no.such.Type'",
            'noInjector()': 'Wrong.text() must return injectors, but returned delay']

        where:
        version << VERSIONS
    }

    def "a run has a fresh fixture in each iteration in Jupiter #version"() {
        given:
        def tests = jupiters[version].testClass('com.acme.RunTests$Passes')
        tests.EVENTS.clear()

        expect:
        jupiters[version].run(tests.name).with { [it.tests, it.thrown] } == [['order(StepContext, TestInfo) SUCCESSFUL'], [:]]
        tests.EVENTS == ['before', 'order 1', 'after', 'before', 'order 2', 'handled', 'after',
            'before', 'order 3', 'after', 'before', 'order 4', 'handled', 'after', 'report of 4 with 2']

        where:
        version << VERSIONS
    }

    def "a run that #what is #status in Jupiter #version"() {
        given:
        def outcome = jupiters[version].run(parameters, "com.acme.RunTests\$$tests")

        expect:
        outcome.tests == ["$test $status"]
        text == null || outcome.thrown.values()[0].message.contains(text)

        where:
        [version, [what, tests, parameters, test, status, text]] << [VERSIONS, [
            ['fails', 'Fails', [:], 'order()', 'FAILED', "step 'order' threw IllegalStateException: gone"],
            ['a look at its report rejects', 'LooksAtReport', [:], 'order()', 'FAILED', 'too few iterations'],
            ['its configuration tolerates', 'Configured', [:], 'order()', 'SUCCESSFUL', null],
            ['proves nothing', 'Unstable', [:], 'order()', 'ABORTED', 'UNSTABLE  RunTests.Unstable.order'],
            ['must prove something', 'Unstable', ['chaoskit.failOnUnstable': 'true'], 'order()', 'FAILED', 'UNSTABLE  RunTests.Unstable.order'],
            ['has one instance', 'OneInstance', [:], 'order()', 'SUCCESSFUL', null],
            ['is nested', 'Outside$Inside', [:], 'order()', 'SUCCESSFUL', null],
            ['cannot be set up', 'BrokenFixture', [:], 'order()', 'FAILED', 'no database'],
            ['names no method', 'Wrong', [:], 'noMethod()', 'FAILED', "@ChaosTest(configure) must name a method with one parameter, a ScenarioBuilder, but 'nowhere' is none of"],
            ['is no run', 'Beside', [:], 'plain()', 'SUCCESSFUL', null],
        ]].combinations()
    }

    def "a run is replayed from its report in Jupiter #version"() {
        given:
        def report = folder.resolve('report.json')
        System.setProperty('com.acme.report', report.toString())
        def failed = jupiters[version].run('com.acme.RunTests$Replayed').thrown['order()']
        def place = (failed.message =~ /iteration \d+/)[0]

        when:
        System.setProperty('chaoskit.replay', report.toString())
        def again = jupiters[version].run('com.acme.RunTests$Replayed').thrown['order()']

        then:
        Files.exists(report)
        again.message.contains("$place  step 'order' threw IllegalStateException: gone")
        again.message =~ /iterations  1 /

        where:
        version << VERSIONS
    }
}
