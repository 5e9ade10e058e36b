package io.chaoskit.run

import groovy.transform.PackageScope
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Injector
import io.chaoskit.model.Target
import io.chaoskit.report.Failure
import io.chaoskit.site.Hit
import io.chaoskit.validator.Check
import io.chaoskit.validator.Observation
import io.chaoskit.validator.RunAccess
import io.chaoskit.validator.Validator
import io.chaoskit.verdict.Verdict

import java.util.concurrent.Callable

class LifeCycleSpec extends ChaosSpec {

    def log = []

    def "everything is made in order and undone in reverse"() {
        when:
        def report = run(scenario()
            .target(Target.created({ log << 'create'; 'shop' }) { log << "close $it".toString() })
            .setup { log << "setup 1 $it".toString() }
            .setup { log << 'setup 2' }
            .teardown { log << 'teardown 1' }
            .teardown { log << 'teardown 2' }
            .step('go') { log << "step ${it.target()}".toString() }
            .inject(Injector.of(new Living(log)))
            .check(new Watching(log)))

        then:
        log == ['create', 'setup 1 shop', 'setup 2', 'arm', 'start', 'step shop', 'check', 'stop', 'check at end', 'disarm',
                'teardown 2', 'teardown 1', 'close shop']
        report.verdict() == Verdict.PASS
    }

    def "#kind is run once in each iteration"() {
        when:
        def report = run(scenario().target(target(log)).repeat(2))

        then:
        log == ['ran', 'ran']
        report.iterations().passed() == 2

        where:
        kind                                  | target
        'a closure'                           | { List log -> { -> log << 'ran' } }
        'a Runnable'                          | { List log -> new Running(log) }
        'a Callable'                          | { List log -> new Calling(log) }
        'an object with run()'                | { List log -> new WithRun(log) }
        'an object with call()'               | { List log -> new WithCall(log) }
        'an object with execute()'            | { List log -> new WithExecute(log) }
        'an object of a class not public'     | { List log -> new NotPublic(log) }
        'an object of an anonymous class'     | { List log -> new Object() { void run() { log << 'ran' } } }
    }

    def "what a target throws fails the iteration as it is"() {
        when:
        def report = run(scenario().target(new Object() { void execute() throws IOException { throw new IOException('gone') } }))

        then:
        report.failures()[0].exception().get().type() == IOException.name
        report.failures()[0].message() == "step 'run' threw IOException: gone"
    }

    def "a created target that can be run is"() {
        when:
        run(scenario().target(Target.created({ new WithRun(log) }) { log << 'close' }).repeat(2))

        then:
        log == ['ran', 'ran', 'close']
    }

    def "a created target that cannot be run fails the run"() {
        when:
        def report = run(scenario().target(Target.created({ made }) { log << 'close' }).setup { log << 'setup' })

        then:
        log == ['close']
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == "a scenario without a step must have a target that can be run, but $type cannot"
        report.failures()*.kind() == [Failure.Kind.SETUP]
        report.iterations().total() == 0

        where:
        made   | type
        'shop' | 'String'
        null   | 'null'
    }

    def "a target that is AutoCloseable is closed"() {
        when:
        run(scenario().target({ log << 'close' } as AutoCloseable).step('go') { log << 'step' })

        then:
        log == ['step', 'close']
    }

    def "a target that cannot be made fails the run: #failure.class.simpleName"() {
        when:
        def report = run(scenario().target(Target.created({ throw failure }) { log << 'close' }).teardown { log << 'teardown' })

        then:
        log == []
        report.verdict() == Verdict.FAIL
        report.reasons() == ["the target could not be made: $message".toString(), 'no iteration was completed']
        report.stoppedBecause() == 'nothing was run'

        where:
        failure                                | message
        new IOException('no route')            | 'IOException: no route'
        new ExceptionInInitializerError('bad') | 'ExceptionInInitializerError: bad'
    }

    def "a set-up that throws fails the run and everything is undone"() {
        when:
        def report = run(scenario().target { log << 'step' }
            .setup { log << 'setup 1' }
            .setup { throw new IOException('no schema') }
            .setup { log << 'setup 3' }
            .teardown { log << 'teardown 1' }
            .teardown { log << 'teardown 2' })

        then:
        log == ['setup 1', 'teardown 2', 'teardown 1']
        report.verdict() == Verdict.FAIL
        report.reasons() == ['setup failed: IOException: no schema', 'no iteration was completed']
        report.failures()*.kind() == [Failure.Kind.SETUP]
        report.failures()[0].exception().get().type() == IOException.name
    }

    def "a validator that cannot start fails the run"() {
        when:
        def report = run(scenario().target { log << 'step' }
            .check(new Watching(log))
            .check(new Watching(log) {
                @Override
                Check arm(RunAccess run) {
                    throw new IllegalStateException('no probe')
                }
            }, 'the second')
            .inject(Injector.of(new Living(log))))

        then:
        log == ['arm', 'disarm']
        report.verdict() == Verdict.FAIL
        report.reasons()[0] == 'validator the second could not start: IllegalStateException: no probe'
    }

    def "each tear-down is done even if others fail"() {
        when:
        def report = run(scenario()
            .target(Target.created({ 'shop' }) { log << 'close'; throw new IOException('socket') })
            .step('go') { log << 'step' }
            .teardown { log << 'teardown 1' }
            .teardown { log << 'teardown 2'; throw new IllegalStateException('two') }
            .teardown { log << 'teardown 3'; throw new StackOverflowError() })

        then:
        log == ['step', 'teardown 3', 'teardown 2', 'teardown 1', 'close']
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['teardown failed: StackOverflowError', 'teardown failed: IllegalStateException: two',
                             'closing the target failed: IOException: socket']
        report.failures()*.kind() == [Failure.Kind.TEARDOWN] * 3
        report.iterations().passed() == 1
    }

    def "tear-downs are done after a failed iteration too"() {
        when:
        def report = run(scenario().target { throw new IOException('gone') }.teardown { log << 'teardown' })

        then:
        log == ['teardown']
        report.verdict() == Verdict.FAIL
    }

    def "a scenario may be run again, by the same runner"() {
        given:
        def runner = ChaosRunner.builder().build()
        def scenario = scenario().target { log << 'ran' }.repeat(2).seed(1).build()

        expect:
        runner.run(scenario).iterations().total() == 2
        runner.run(scenario).iterations().total() == 2
        log.size() == 4
    }

    def "the report tells where it ran and how to repeat it"() {
        when:
        def report = ChaosRunner.builder().replayCommand { seed -> "repeat --seed $seed" }.build()
            .run(scenario().target { throw new IOException() }.seed(42).lanes(2).build())

        then:
        report.seed() == 42
        report.replay() == 'repeat --seed 42'
        report.failures()[0].replay() == 'repeat --seed 42'
        report.environment().keySet() == ['chaoskit', 'java', 'jvm', 'os', 'cpus', 'maxHeapMb', 'lanes'] as Set
        report.environment().lanes == '2'
    }

    static class Living implements Effect {

        final List log

        Living(List log) {
            this.log = log
        }

        @Override
        void apply(Hit hit) {
        }

        @Override
        AutoCloseable start() {
            log << 'start'
            return { log << 'stop' }
        }
    }

    static class Watching implements Validator {

        final List log

        Watching(List log) {
            this.log = log
        }

        @Override
        String id() {
            'watching'
        }

        @Override
        String name() {
            'watching'
        }

        @Override
        Check arm(RunAccess run) {
            log << 'arm'
            def log = log
            return new Check() {
                @Override
                Optional<String> check(Observation seen) {
                    log << 'check'
                    Optional.empty()
                }

                @Override
                Optional<String> checkAtEnd() {
                    log << 'check at end'
                    Optional.empty()
                }

                @Override
                void close() {
                    log << 'disarm'
                }
            }
        }
    }

    static class Logging {

        final List log

        Logging(List log) {
            this.log = log
        }
    }

    static class Running extends Logging implements Runnable {
        Running(List log) {
            super(log)
        }

        void run() {
            log << 'ran'
        }
    }

    static class Calling extends Logging implements Callable<String> {
        Calling(List log) {
            super(log)
        }

        String call() {
            log << 'ran'
            'done'
        }
    }

    static class WithRun extends Logging {
        WithRun(List log) {
            super(log)
        }

        void run() {
            log << 'ran'
        }
    }

    static class WithCall extends Logging {
        WithCall(List log) {
            super(log)
        }

        int call() {
            log << 'ran'
            7
        }
    }

    static class WithExecute extends Logging {
        WithExecute(List log) {
            super(log)
        }

        boolean execute() {
            log << 'ran'
        }
    }

    @PackageScope
    static class NotPublic extends Logging {
        NotPublic(List log) {
            super(log)
        }

        void run() {
            log << 'ran'
        }
    }
}
