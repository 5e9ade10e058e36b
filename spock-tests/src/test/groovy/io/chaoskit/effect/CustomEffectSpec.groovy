package io.chaoskit.effect

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.Recording
import io.chaoskit.effect.Injector
import io.chaoskit.model.FailurePolicy
import io.chaoskit.report.Failure
import io.chaoskit.site.Hit
import io.chaoskit.site.Site
import io.chaoskit.site.Sites
import io.chaoskit.verdict.Verdict

import static io.chaoskit.effect.Effects.panic

class CustomEffectSpec extends ChaosSpec {

    def "a lambda acts before each step and sees the hit"() {
        given:
        def seen = []
        def target = new Object()
        Effect effect = { Hit hit ->
            seen << [hit.injector(), hit.site().text(), hit.number(), hit.iteration(), hit.lane(), hit.task(), hit.target()]
        }

        when:
        run(scenario().target(target).step('first') {}.step('second') {}.inject(effect).repeat(2))

        then:
        seen == [
            ['custom', "step('first')", 1, 1, 1, '0', target],
            ['custom', "step('second')", 1, 1, 1, '0', target],
            ['custom', "step('first')", 1, 2, 1, '0', target],
            ['custom', "step('second')", 1, 2, 1, '0', target],
        ]
    }

    def "a lambda is called custom however it was made"() {
        expect:
        effect.text() == 'custom'

        where:
        effect << [{ hit -> } as Effect, new Effect() {
            @Override
            void apply(Hit hit) {
            }
        }, Effects.panic()::apply as Effect]
    }

    def "a class gives its own name, sites and life"() {
        given:
        def outage = new Outage()

        when:
        def report = run(scenario().target { Chaos.apply('save') }.inject(outage).repeat(3))

        then:
        outage.log == ['start', 'down', 'down', 'down', 'stop']
        with(report.injectors()[0]) {
            name() == 'Outage'
            effect() == 'Outage'
            site() == "point('save')"
            fired() == 3
        }
    }

    def "an effect that only lives is not called unreached"() {
        when:
        def report = run(scenario().target {}.inject(new Pressure()))

        then:
        report.verdict() == Verdict.PASS
        report.injectors()[0].hits() == 0
    }

    def "what an effect hits itself is no hit"() {
        given:
        def recording = new Recording()
        Effect nested = { hit -> Chaos.maybePanic() }

        when:
        def report = run(scenario().target { Chaos.maybePanic() }
            .inject(Injector.of(nested).withName('nested').withSites([Sites.maybePanic()]))
            .inject(Injector.of(panic()).withSites([Sites.step('other')])).step('run') { Chaos.maybePanic() }.step('other') {}
            , recording)

        then:
        recording.faults()*.injector() == ['nested', 'panic()']
        report.injectors()*.hits() == [1, 1]
    }

    def "injectors start in order and stop in reverse"() {
        given:
        def log = []

        when:
        run(scenario().target { log << 'step' }.inject(new Outage(log, 'a')).inject(new Outage(log, 'b')))

        then:
        log == ['start a', 'start b', 'step', 'stop b', 'stop a']
    }

    def "an injector that fails to start stops those before it"() {
        given:
        def log = []

        when:
        def report = run(scenario().target { log << 'step' }
            .setup { log << 'setup' }
            .teardown { log << 'teardown' }
            .inject(new Outage(log, 'a'))
            .inject(new Outage(log, 'b'))
            .inject(Injector.of(new Broken(failure)).withName('the third'))
            .inject(new Outage(log, 'd')))

        then:
        log == ['setup', 'start a', 'start b', 'stop b', 'stop a', 'teardown']
        report.verdict() == Verdict.FAIL
        report.reasons() == ["injector the third could not start: $message", 'no iteration was completed']*.toString()
        report.failures()*.kind() == [Failure.Kind.SETUP]
        report.iterations().total() == 0

        where:
        failure                                     | message
        new IllegalStateException('port is in use') | 'IllegalStateException: port is in use'
        new NoClassDefFoundError('Agent')           | 'NoClassDefFoundError: Agent'
    }

    def "what an effect throws at #place is what the code under test sees"() {
        given:
        def log = []
        def seen = []
        def failing = new Outage(log, 'it', failure)

        when:
        def report = run(scenario().target {
            try {
                Chaos.apply('save')
            } catch (Throwable caught) {
                seen << caught
                throw caught
            }
        }.inject(Injector.of(failing).withName('it').withSites([site])).repeat(3).onFailure(FailurePolicy.RESUME))

        then:
        seen == (site == Sites.point('save') ? [failure] * 3 : [])
        report.failures()*.step() == ['run'] * 3
        report.failures().every { it.message().contains('its own') && it.faults()*.injector() == ['it'] }
        report.injectors()[0].fired() == 3
        log == ['start it', 'down it', 'down it', 'down it', 'stop it']

        where:
        place               | site                   | failure
        'a point'           | Sites.point('save') | new IOException('its own')
        'a point, an error' | Sites.point('save') | new StackOverflowError('its own')
        'a step'            | Sites.everyStep()        | new NullPointerException('its own')
    }

    def "an injector that fails to stop makes the run unstable"() {
        given:
        def log = []
        def stuck = new Outage(log, 'stuck') {
            @Override
            AutoCloseable start() {
                return { throw new IllegalStateException('it goes on') }
            }
        }

        when:
        def report = run(scenario().target { Chaos.apply('save') }
            .inject(new Outage(log, 'a')).inject(Injector.of(stuck).withName('stuck')))

        then:
        log == ['start a', 'down a', 'down stuck', 'stop a']
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ['stopping injector stuck failed: IllegalStateException: it goes on']
        report.failures()*.kind() == [Failure.Kind.TEARDOWN]
    }

    static class Outage implements Effect {

        final List<String> log
        final String name
        final Throwable failure

        Outage(List<String> log = [], String name = '', Throwable failure = null) {
            this.log = log
            this.name = name
            this.failure = failure
        }

        @Override
        void apply(Hit hit) {
            note('down')
            if (failure) {
                throw failure
            }
        }

        @Override
        AutoCloseable start() {
            note('start')
            return { note('stop') }
        }

        @Override
        List<Site> defaultSites() {
            [Sites.point('save')]
        }

        private void note(String what) {
            log << "$what $name".trim()
        }
    }

    static class Pressure implements Effect {

        @Override
        void apply(Hit hit) {
        }

        @Override
        List<Site> defaultSites() {
            []
        }
    }

    static class Broken implements Effect {

        final Throwable failure

        Broken(Throwable failure) {
            this.failure = failure
        }

        @Override
        void apply(Hit hit) {
        }

        @Override
        AutoCloseable start() {
            throw failure
        }
    }
}
