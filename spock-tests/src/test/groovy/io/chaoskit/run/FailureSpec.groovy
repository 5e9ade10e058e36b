package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.StepContext
import io.chaoskit.report.Failure
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Severity
import io.chaoskit.validator.Validators
import io.chaoskit.verdict.Verdict

import java.util.concurrent.CountDownLatch
import java.util.concurrent.atomic.AtomicInteger

import static io.chaoskit.effect.Effects.error

class FailureSpec extends ChaosSpec {

    def "the run stops at the first failed iteration by default"() {
        when:
        def report = run(scenario().target(this).step('place') { failsIn(it, 3) }.repeat(10))

        then:
        report.iterations().total() == 3
        report.iterations().failed() == 1
        report.verdict() == Verdict.FAIL
        report.stoppedBecause() == 'iteration 3 failed'
        report.reasons() == ["step 'place' threw IOException: gone", 'success rate must be at least 95 %, but was 66.66 %', 'iteration 3 failed, and onFailure is stop']
    }

    def "the run goes on to its end with resume"() {
        when:
        def report = run(scenario().target(this).step('place') { failsIn(it, 3, 7) }.repeat(100).onFailure(FailurePolicy.RESUME))

        then:
        report.iterations().total() == 100
        report.iterations().failed() == 2
        report.failures()*.iteration() == [3, 7]
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ["step 'place' threw IOException: gone (2 times)", '2 of 100 iterations failed, within the thresholds']
        report.stoppedBecause() == 'all iterations were run'
    }

    def "the other lanes end their iterations when one fails"() {
        given:
        def others = new CountDownLatch(2)
        def ended = new AtomicInteger()
        def stopped = new CountDownLatch(1)
        def listener = new RunListener() {
            @Override
            void iterationEnded(IterationResult result) {
                if (result.iteration() > 1) {
                    ended.incrementAndGet()
                } else {
                    stopped.countDown()
                }
            }
        }

        when:
        def report = run(scenario().target(this).step('place') { StepContext context ->
            if (context.iteration() == 1) {
                others.await()
                throw new IOException('gone')
            }
            others.countDown()
            stopped.await()
        }.repeat(1_000).lanes(3), listener)

        then:
        report.iterations().failed() == 1
        report.iterations().passed() == 2
        ended.get() == 2
    }

    def "a step that throws keeps the steps after it from running"() {
        given:
        def log = []

        when:
        def report = run(scenario().target(this)
            .step('first') { log << 'first' }
            .step('second') { throw new IOException('gone') }
            .step('third') { log << 'third' }
            .repeat(2).onFailure(FailurePolicy.RESUME))

        then:
        log == ['first', 'first']
        report.failures()*.step() == ['second', 'second']
        report.failures()*.message() == ["step 'second' threw IOException: gone"] * 2
    }

    def "a #thrown.class.simpleName in a step fails its iteration as #severity"() {
        given:
        def report = run(scenario().target(this).step('place') {
            if (it.iteration() == 7) {
                throw thrown
            }
        }.repeat(40).onFailure(FailurePolicy.RESUME))

        expect:
        report.iterations().total() == 40
        report.iterations().failed() == 1
        with(report.failures()[0]) {
            it.kind() == Failure.Kind.STEP
            it.severity() == severity
            it.iteration() == 7
            it.lane() == 1
            it.step() == 'place'
            it.message() == message
            it.exception().get().type() == thrown.class.name
        }
        report.verdict() == verdict
        report.reasons() == reasons

        where:
        thrown                             | severity          | verdict          | message                                         | reasons
        new IOException('gone')            | Severity.WARNING  | Verdict.UNSTABLE | "step 'place' threw IOException: gone"          | [message, '1 of 40 iterations failed, within the thresholds']
        new RuntimeException()             | Severity.WARNING  | Verdict.UNSTABLE | "step 'place' threw RuntimeException"           | [message, '1 of 40 iterations failed, within the thresholds']
        new InterruptedException('by me')  | Severity.WARNING  | Verdict.UNSTABLE | "step 'place' threw InterruptedException: by me" | [message, '1 of 40 iterations failed, within the thresholds']
        new NoClassDefFoundError('Engine') | Severity.CRITICAL | Verdict.FAIL     | "step 'place' threw NoClassDefFoundError: Engine" | [message]
        new StackOverflowError()           | Severity.CRITICAL | Verdict.FAIL     | "step 'place' threw StackOverflowError"         | [message]
        new OutOfMemoryError('heap')       | Severity.CRITICAL | Verdict.FAIL     | "step 'place' threw OutOfMemoryError: heap"     | [message]
    }

    def "survives a real stack overflow and a real lack of memory"() {
        when:
        def report = run(scenario().target(this)
            .step('deep') { recurse(1) }
            .repeat(3).onFailure(FailurePolicy.RESUME))
        def hungry = run(scenario().target(this)
            .step('hungry') { new long[Integer.MAX_VALUE] + new long[Integer.MAX_VALUE] }
            .repeat(3).onFailure(FailurePolicy.RESUME))

        then:
        report.iterations().failed() == 3
        report.failures()*.message().unique() == ["step 'deep' threw StackOverflowError"]
        report.reasons().first() == "step 'deep' threw StackOverflowError (and 2 more panics in steps)"
        report.failures()[0].exception().get().stack().size() <= 60
        hungry.iterations().failed() == 3
        hungry.failures()[0].message().startsWith("step 'hungry' threw OutOfMemoryError: ")
    }

    def "an exception that cannot tell its message does no harm"() {
        when:
        def report = run(scenario().target { throw new Untold() })

        then:
        report.failures()[0].message() == "step 'run' threw FailureSpec\$Untold: (its message cannot be read: java.lang.IllegalStateException)"
    }

    def "causes are in the report, even in a circle"() {
        given:
        def inner = new IOException('inner')
        def outer = new IllegalStateException('outer', inner)
        inner.initCause(outer)

        when:
        def report = run(scenario().target { throw outer })

        then:
        report.failures()[0].exception().get().stack().findAll { it.startsWith('Caused by') } == ['Caused by: java.io.IOException: inner']
    }

    def "a failure has the faults that its iteration received"() {
        when:
        def report = run(scenario().target(this)
            .step('place') {
                3.times { swallowing { Chaos.maybeError() } }
                Thread.start { 2.times { swallowing { Chaos.maybeError() } } }.join()
                Chaos.maybeError()
            }
            .inject(Injector.of(error('boom')).withTrigger(Trigger.ALWAYS.every(2))))

        then:
        report.failures()[0].faults()*.toString() == [
            "error('boom') at Chaos.maybeError(), hit 2 from FailureSpec.groovy:171",
            "error('boom') at Chaos.maybeError(), hit 4 from FailureSpec.groovy:173",
            "error('boom') at Chaos.maybeError(), hit 2 of thread 0.1 from FailureSpec.groovy:172",
        ]
        report.failures()[0].faultsDropped() == 0
    }

    def "a failure keeps a thousand faults and counts the others"() {
        when:
        def report = run(scenario().target(this)
            .step('place') {
                1_200.times { swallowing { Chaos.maybeError() } }
                throw new IOException('gone')
            }
            .inject(error('boom')))

        then:
        report.failures()[0].faults().size() == 1_000
        report.failures()[0].faultsDropped() == 200
        report.injectors()[0].fired() == 1_200
    }

    def "the report keeps a hundred failures and counts them all"() {
        when:
        def report = run(scenario().target(this)
            .step('place') {
                if (it.iteration() % 2 == 0) {
                    throw new IOException("order ${it.iteration()} is gone")
                }
            }
            .check(Validators.maxErrors(0))
            .repeat(500).onFailure(FailurePolicy.RESUME).lanes(lanes))

        then:
        report.failures().size() == 100
        report.failuresDropped() == 400
        report.analysis().byType() == ['java.io.IOException': 250L, 'validator': 250L]
        report.analysis().byValidator() == ['maxErrors': 250L]
        report.analysis().topErrors()*.message() as Set == ["step 'place' threw IOException: order # is gone",
                                                     'errors in an iteration must be at most #, but was #'] as Set
        report.analysis().topErrors()*.count() == [250, 250]

        where:
        lanes << [1, 3]
    }

    def "the number of distinct messages that are counted is bounded"() {
        when:
        def report = run(scenario().target(this)
            .step('place') { throw new IOException(letters(it.iteration())) }
            .repeat(2_000).onFailure(FailurePolicy.RESUME))

        then:
        report.analysis().topErrors()[0].message() == '(others)'
        report.analysis().topErrors()[0].count() == 1_000
        report.analysis().topErrors().size() == 10
    }

    def "the timeline ends with the last iteration"() {
        when:
        def report = run(scenario().target(this).step('place') { failsIn(it, 2) }.repeat(50).onFailure(FailurePolicy.RESUME))

        then:
        with(report.timeline().last()) {
            it.iterations() == 50
            it.failures() == 1
        }
    }

    def "latency is measured for each iteration"() {
        when:
        def report = run(scenario().target(this).step('wait') { Thread.yield() }.repeat(30).lanes(2))

        then:
        with(report.latency()) {
            min() <= p50()
            p50() <= p90()
            p90() <= p95()
            p95() <= p99()
            p99() <= max()
            min().toNanos() > 0
            mean() <= max()
        }
    }

    private static void failsIn(StepContext context, int... iterations) {
        if (iterations.any { it == context.iteration() }) {
            throw new IOException('gone')
        }
    }

    private static int recurse(int depth) {
        recurse(depth + 1) + 1
    }

    private static void swallowing(Closure<?> call) {
        try {
            call()
        } catch (RuntimeException fault) {
            assert fault.message == 'boom'
        }
    }

    private static String letters(long number) {
        number.toString().tr('0-9', 'a-j')
    }

    static class Untold extends Exception {

        @Override
        String getMessage() {
            throw new IllegalStateException('no')
        }
    }
}
