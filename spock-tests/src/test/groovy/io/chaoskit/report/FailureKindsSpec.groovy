package io.chaoskit.report

import io.chaoskit.ChaosSpec
import io.chaoskit.model.FailurePolicy
import io.chaoskit.report.Failure.Kind
import io.chaoskit.validator.Severity

import java.sql.SQLException

/** Failures counted by kind: exactly, in bounded memory, and the same whatever order they come in. */
class FailureKindsSpec extends ChaosSpec {

    def "all failures of a run are counted by kind, those without detail too"() {
        when:
        def report = run(scenario().target(this).step('pay') {
            switch (it.iteration() % 3) {
                case 0: throw new IOException("gone ${it.iteration()}")
                case 1: throw new IllegalStateException('late', new SQLException("deadlock ${it.iteration()}"))
            }
        }.repeat(300).lanes(4).onFailure(FailurePolicy.RESUME))
        def kinds = report.kinds()

        then:
        kinds*.types() == [['java.lang.IllegalStateException', 'java.sql.SQLException'], ['java.io.IOException']]
        kinds*.count() == [100, 100]
        kinds*.firstIteration() == [1, 3]
        kinds*.message() == ["step 'pay' threw IllegalStateException: late", "step 'pay' threw IOException: gone 3"]
        kinds*.step().unique() == ['pay']
        kinds.every { it.example().get().iteration() == it.firstIteration() }
        report.failures().size() == 100
    }

    def "the first failure of each kind is kept in detail, however late it comes"() {
        when:
        def report = run(scenario().target(this).step('pay') {
            throw it.iteration() == 250 ? new SQLException('late') : new IOException('gone')
        }.repeat(300).lanes(4).onFailure(FailurePolicy.RESUME))

        then:
        report.failures()*.iteration() == [*1L..99L, 250L]
        report.failuresDropped() == 200
        report.kinds()*.example()*.get() == [report.failures().first(), report.failures().last()]
    }

    def "a kind is of one #what"() {
        expect:
        FailureKinds.of([step(1), other]).size() == 2

        where:
        what                  | other
        'step'                | step(2, 'ship')
        'type of exception'   | step(2, 'pay', ['IOException'])
        'type of cause'       | step(2, 'pay', ['SQLException', 'IOException'])
        'place in the code'   | step(2, 'pay', ['SQLException'], 'Shop.pay(Shop.java:4)')
        'check'               | failure(Kind.VALIDATOR, Severity.WARNING, 2).validator('noPanics').build()
        'severity'            | failure(Kind.STEP, Severity.CRITICAL, 2).step('pay').exception(ofTypes(['SQLException'])).build()
    }

    def "messages do not tell kinds apart"() {
        given:
        def failures = (1..3).collect { failure(Kind.STEP, Severity.WARNING, it, "order $it is lost").step('pay').build() }

        expect:
        FailureKinds.of(failures).collect { [it.count(), it.message()] } == [[3, 'order 1 is lost']]
    }

    def "the gravest kinds come first, then those of the first iterations"() {
        given:
        def warnings = [5, 3].collect { failure(Kind.STEP, Severity.WARNING, it).step("step $it").build() }
        def critical = failure(Kind.VALIDATOR, Severity.CRITICAL, 9).validator('stock').build()
        def after = Failure.outside(Kind.TEARDOWN, Severity.WARNING, 'not closed', null)
        def before = Failure.outside(Kind.WARM_UP, Severity.WARNING, 'not warm', null)

        expect:
        FailureKinds.of([after] + warnings + before + critical)*.example()*.get() == [critical, before, *warnings.reverse(), after]
    }

    def "parts of a run in any order are the whole"() {
        given:
        def random = new Random(7)
        def failures = (1..2_000).collect { step(it, "step ${random.nextInt(150)}") }
        def whole = FailureKinds.of(failures)
        def parts = (0..<8).collect { part -> FailureKinds.of(failures.findAll { it.iteration() % 8 == part }) }

        expect:
        (1..5).every {
            def merged = new FailureKinds()
            parts.shuffled(random).each { it.each { merged.add(it) } }
            merged.list() == whole
        }
        whole*.count().sum() == 2_000
        whole.take(100).every { it.example().present }
        whole.drop(100).size() == 50 && whole.drop(100).every { it.example().empty }
    }

    def "an earlier failure of a kind becomes its example, however late it is found"() {
        given:
        def late = (101..220).collect { step(it, "step $it") }

        expect:
        FailureKinds.of(late + step(1, 'step 220'))[0].with { [it.count(), it.firstIteration(), it.example().get().iteration()] } == [2, 1, 1]
    }

    def "behind a thousand kinds all others are one, which comes last"() {
        given:
        def kinds = FailureKinds.of((1..1_500).collect { step(it, "step $it") } + step(1_501, 'step 3'))

        expect:
        kinds.size() == 1_001
        kinds.last().with { [it.kind(), it.count(), it.firstIteration(), it.example().present] } == [Kind.OTHER, 500, 1_001, false]
        kinds[2].count() == 2
        kinds*.count().sum() == 1_501
    }

    def "a failure itself is never of the kind of all others"() {
        when:
        failure(Kind.OTHER, Severity.INFO, 1)

        then:
        def e = thrown(IllegalArgumentException)
        e.message == 'a failure must be of a kind of its own, but was of OTHER'
    }

    def "a message is one line, and never ends in half a character"() {
        given:
        def kinds = FailureKinds.of([failure(Kind.RUN, Severity.INFO, 1, 'x' * 198 + '😀😀\nmore').build()])

        expect:
        kinds[0].message() == 'x' * 198 + '…'
    }

    private static Failure step(long iteration, String name = 'pay', List<String> types = ['SQLException'], String frame = '') {
        failure(Kind.STEP, Severity.WARNING, iteration).step(name).exception(ofTypes(types, frame)).build()
    }

    private static Failure.Builder failure(Kind kind, Severity severity, long iteration, String message = 'gone') {
        Failure.builder(kind, severity, message).iteration(iteration, 1)
    }

    private static Thrown ofTypes(List<String> types, String frame = '') {
        new Thrown(types[0], 'gone', [], false, types.drop(1), frame)
    }
}
