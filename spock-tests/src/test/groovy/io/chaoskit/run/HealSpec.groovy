package io.chaoskit.run

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Injector
import io.chaoskit.site.Hit
import io.chaoskit.site.Sites
import io.chaoskit.validator.Check
import io.chaoskit.validator.RunAccess
import io.chaoskit.validator.Validator
import io.chaoskit.verdict.Verdict

import java.time.Duration
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit

import static io.chaoskit.effect.Effects.delay

class HealSpec extends ChaosSpec {

    List<String> done = new CopyOnWriteArrayList<>()

    def "injectors are stopped in reverse order before the checks at the end"() {
        when:
        def report = run(scenario().target { done << 'step' }
            .inject(new Lasting(what: 'first', done: done))
            .inject(new Lasting(what: 'second', done: done))
            .check(new AtEnd(look: { done << 'end' })))

        then:
        done == ['start first', 'start second', 'step', 'stop second', 'stop first', 'end']
        report.verdict() == Verdict.PASS
    }

    def "an injector that cannot be stopped does not keep the others"() {
        when:
        def report = run(scenario().target {}
            .inject(new Lasting(what: 'first', done: done))
            .inject(new Lasting(what: 'second', done: done, fails: true))
            .check(new AtEnd(look: { done << 'end' })))

        then:
        done == ['start first', 'start second', 'stop second', 'stop first', 'end']
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['stopping injector Lasting #2 failed: IllegalStateException: stuck']
    }

    def "an injected wait of the target's own thread is over before the checks"() {
        given:
        def waiting = new CountDownLatch(1)
        def over = new CountDownLatch(1)
        def released = false

        when:
        run(scenario().target {
            Thread.start {
                Chaos.maybeDelay()
                over.countDown()
            }
            waiting.await()
        }.inject(Injector.of(new Waiting(delay: delay(Duration.ofHours(1)), waiting: waiting)).withSites([Sites.maybeDelay()]))
            .check(new AtEnd(look: { released = over.await(BOUND, TimeUnit.SECONDS) })))

        then:
        released
    }

    static class Waiting implements Effect {

        Effect delay
        CountDownLatch waiting

        @Override
        void apply(Hit hit) {
            waiting.countDown()
            delay.apply(hit)
        }
    }

    static class Lasting implements Effect {

        String what
        List<String> done
        boolean fails

        @Override
        void apply(Hit hit) {
        }

        @Override
        AutoCloseable start() {
            done << "start $what".toString()
            return {
                done << "stop $what".toString()
                if (fails) {
                    throw new IllegalStateException('stuck')
                }
            }
        }
    }

    static class AtEnd implements Validator {

        Closure<?> look

        @Override
        String id() {
            'atEnd'
        }

        @Override
        String name() {
            'atEnd'
        }

        @Override
        Check arm(RunAccess run) {
            new Check() {
                @Override
                Optional<String> check(io.chaoskit.validator.Observation seen) {
                    Optional.empty()
                }

                @Override
                Optional<String> checkAtEnd() {
                    look.call()
                    Optional.empty()
                }
            }
        }
    }
}
