package io.chaoskit.run

import acme.Stubborn
import io.chaoskit.ChaosSpec
import io.chaoskit.model.FailurePolicy
import io.chaoskit.report.Failure
import io.chaoskit.report.Report
import io.chaoskit.report.ValidatorReport
import io.chaoskit.validator.Check
import io.chaoskit.validator.Observation
import io.chaoskit.validator.RunAccess
import io.chaoskit.validator.Validator
import io.chaoskit.verdict.Verdict

import java.time.Duration

class BlockingValidatorSpec extends ChaosSpec {

    Stubborn stubborn = new Stubborn()

    def cleanup() {
        stubborn.release()
    }

    def "a validator that blocks is interrupted and cannot tell"() {
        when:
        def report = run(scenario().target {}.check(new Slow(check: { stubborn.park() }))
            .repeat(2).onFailure(FailurePolicy.RESUME))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.iterations().passed() == 2
        report.leftBehind() == []
        couldNotTell(report, 'within 400ms', 2)
        report.failures()*.iteration() == [1, 2]
    }

    def "a validator that finds something when interrupted is violated"() {
        when:
        def report = run(scenario().target {}.check(new Slow(check: {
            try {
                stubborn.park()
            } catch (InterruptedException ignored) {
            }
            Optional.of('it must hold, but does not')
        })))

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.message() == ['it must hold, but does not']
    }

    def "no interrupt of a validator reaches the next step"() {
        when:
        def report = run(scenario().target { assert !Thread.currentThread().interrupted }
            .check(new Slow(check: {
                try {
                    stubborn.park()
                } catch (InterruptedException ignored) {
                    Thread.currentThread().interrupt()
                }
                Optional.empty()
            })).repeat(3).onFailure(FailurePolicy.RESUME))

        then:
        report.iterations().passed() == 3
        couldNotTell(report, 'within 400ms', 3)
    }

    def "a validator that ignores its interrupt ends the run"() {
        when:
        def report = run(scenario().target {}.check(new Slow(check: { stubborn.spin() })).repeat(10))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.stoppedBecause() == 'validator slow does not end when it is interrupted'
        report.leftBehind() == ['thread chaoskit-lane-1 is still in validator slow, which does not end when it is interrupted']
        couldNotTell(report, 'within 400ms', 1)
    }

    def "a validator that blocks #when is interrupted and cannot tell"() {
        when:
        def report = run(scenario().target {}.check(new Slow((what): { stubborn.park() })))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.iterations().passed() == 1
        report.leftBehind() == []
        couldNotTell(report, 'within 400ms', 1)

        where:
        when                           | what
        'before the first iteration'   | 'begin'
        'after the last iteration'     | 'end'
    }

    def "a validator that ignores its interrupt at the end is left behind"() {
        when:
        def report = run(scenario().target {}.check(new Slow(end: { stubborn.spin() })))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.leftBehind() == ['thread chaoskit-check is still in validator slow, which does not end when it is interrupted']
    }

    def "an interrupted run ends a validator that blocks at once"() {
        given:
        def caller = Thread.currentThread()
        Thread.start {
            eventually {
                assert Thread.allStackTraces.any { thread, stack ->
                    thread.name == 'chaoskit-check' && stack.any { it.className == Stubborn.name }
                }
            }
            caller.interrupt()
        }

        when:
        def report = run(scenario().target {}.check(new Slow(patience: Duration.ofHours(1), end: { stubborn.park() })))
        def interrupted = Thread.interrupted()

        then:
        interrupted
        couldNotTell(report, 'before the run was interrupted', 1)
    }

    def "a validator that throws outside of iterations cannot tell"() {
        when:
        def report = run(scenario().target {}.check(new Slow((what): { throw new IllegalStateException('no idea') })))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.validators()[0].status() == ValidatorReport.Status.CRASHED
        report.failures()*.message() == ['slow could not tell: IllegalStateException: no idea']

        where:
        what << ['begin', 'check', 'end']
    }

    private static void couldNotTell(Report report, String why, int times) {
        assert report.validators()[0].status() == ValidatorReport.Status.CRASHED
        assert report.validators()[0].failures() == times
        assert report.failures()*.kind().unique() == [Failure.Kind.CRASH]
        assert report.failures()[0].message().startsWith(
            "slow could not tell: it did not answer $why, and was interrupted at\n    at ")
        assert report.failures()[0].message().contains('acme.Stubborn.')
    }

    static class Slow implements Validator {

        Duration patience = Duration.ofMillis(400)
        Closure<?> begin = {}
        Closure<Optional<String>> check = { Optional.empty() }
        Closure<Optional<String>> end = { Optional.empty() }

        @Override
        String id() {
            'slow'
        }

        @Override
        String name() {
            'slow'
        }

        @Override
        Check arm(RunAccess run) {
            new Check() {
                @Override
                void begin() {
                    begin.call()
                }

                @Override
                Optional<String> check(Observation seen) {
                    check.call() as Optional<String>
                }

                @Override
                Optional<String> checkAtEnd() {
                    end.call() as Optional<String>
                }

                @Override
                Duration patience() {
                    patience
                }
            }
        }
    }
}
