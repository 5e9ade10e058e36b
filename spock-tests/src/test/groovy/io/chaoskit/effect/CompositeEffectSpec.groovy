package io.chaoskit.effect

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.StubHit
import io.chaoskit.effect.Injector
import io.chaoskit.site.Hit
import io.chaoskit.site.Sites

import static io.chaoskit.effect.Effects.all
import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.oneOf
import static io.chaoskit.effect.Effects.panic
import static java.time.Duration.ofMillis

class CompositeEffectSpec extends ChaosSpec {

    def "all acts in the order written until a part throws"() {
        given:
        def acted = []

        when:
        all(noting(acted, 'first'), noting(acted, 'second'), error('boom'), noting(acted, 'never')).apply(new StubHit())

        then:
        thrown(InjectedException)
        acted == ['first', 'second']
    }

    def "oneOf acts with each part about equally often"() {
        given:
        def acted = []
        def effect = oneOf(noting(acted, 'a'), noting(acted, 'b'), noting(acted, 'c'))

        when:
        (1..3_000).each { effect.apply(new StubHit(number: it)) }

        then:
        acted.countBy { it }.every { part, count -> count in 900..1_100 }
        acted.size() == 3_000
    }

    def "the parts of nested composites are drawn independently"() {
        given:
        def acted = []
        def effect = oneOf(oneOf(noting(acted, 'a'), noting(acted, 'b')), oneOf(noting(acted, 'c'), noting(acted, 'd')))

        when:
        (1..4_000).each { effect.apply(new StubHit(number: it)) }

        then:
        acted.countBy { it }.keySet() == ['a', 'b', 'c', 'd'] as Set
        acted.countBy { it }.every { part, count -> count in 900..1_100 }
    }

    def "two delays of one composite have lengths of their own"() {
        given:
        def hit = new StubHit()

        when:
        all(delay(ofMillis(5), ofMillis(500)), delay(ofMillis(5), ofMillis(500))).apply(hit)

        then:
        hit.pauses.size() == 2
        hit.pauses[0] != hit.pauses[1]
    }

    def "a part sees the hit as it is"() {
        given:
        def hit = new StubHit(injector: 'both', number: 3, iteration: 7, lane: 2, task: '0.1', target: 'shop', elapsed: ofMillis(9))
        def seen = []

        when:
        all({ Hit it ->
            seen << [it.injector(), it.number(), it.iteration(), it.lane(), it.task(), it.target(), it.elapsed(), it.site()]
        } as Effect).apply(hit)

        then:
        seen == [['both', 3, 7L, 2, '0.1', 'shop', ofMillis(9), Sites.maybePanic()]]
    }

    def "without a site each part acts at its own"() {
        given:
        def thrown = []

        when:
        def report = run(scenario().target {
            thrown << thrownBy { Chaos.maybeError() } << thrownBy { Chaos.maybePanic() } << thrownBy { Chaos.maybeDelay() }
        }.inject(composite))

        then:
        thrown == [InjectedException, InjectedPanic, null]
        report.injectors()[0].hits() == 4
        report.injectors()[0].site() == "Chaos.maybeError(), Chaos.maybePanic(), step('*'), Chaos.maybeDelay()"

        where:
        composite << [all(error('boom'), panic(), delay(ofMillis(0))), oneOf(error('boom'), panic(), delay(ofMillis(0)))]
    }

    def "with a site every part acts there"() {
        given:
        def acted = []

        when:
        run(scenario().target { thrownBy { Chaos.apply('save') } }
            .inject(Injector.of(all(noting(acted, 'noted'), error('boom'))).withSites([Sites.point('save')])))

        then:
        acted == ['noted']
    }

    def "a composite of nothing is rejected: #word"() {
        when:
        make()

        then:
        def wrong = thrown(IllegalArgumentException)
        wrong.message == "$word() must have at least one effect, but has none"

        where:
        word    | make
        'all'   | { all() }
        'oneOf' | { oneOf() }
    }

    def "is written as '#text'"() {
        expect:
        effect.text() == text

        where:
        effect                              | text
        all(panic(), error('boom'))         | "all(panic(), error('boom'))"
        oneOf(panic(), all(error('boom')))  | "oneOf(panic(), all(error('boom')))"
    }

    def "starts its parts in order and stops them in reverse"() {
        given:
        def life = []

        when:
        run(scenario().target {}.inject(all(living(life, 'a'), living(life, 'b'))))

        then:
        life == ['start a', 'start b', 'stop b', 'stop a']
    }

    def "a part that fails to start stops those before it"() {
        given:
        def life = []

        when:
        def report = run(scenario().target {}.inject(all(living(life, 'a'), living(life, 'b'), new Broken())))

        then:
        life == ['start a', 'start b', 'stop b', 'stop a']
        report.reasons()[0] == 'injector all(Living, Living, Broken) could not start: IllegalStateException: no luck'
    }

    def "all parts are stopped even if one fails to"() {
        given:
        def life = []

        when:
        def report = run(scenario().target {}
            .inject(all(living(life, 'a'), new Unstoppable(), living(life, 'b'))))

        then:
        life == ['start a', 'start b', 'stop b', 'stop a']
        report.reasons() == ['stopping injector all(Living, Unstoppable, Living) failed: ' +
                                 'Exception: could not stop all(Living, Unstoppable, Living)']
    }

    private static Effect noting(List<String> acted, String name) {
        { hit -> acted << name } as Effect
    }

    private static Effect living(List<String> life, String name) {
        new Living(life: life, name: name)
    }

    private static Class<?> thrownBy(Closure<?> call) {
        try {
            call()
            return null
        } catch (InjectedException | InjectedPanic fault) {
            return fault.class
        }
    }

    static class Living implements Effect {

        List<String> life
        String name

        @Override
        void apply(Hit hit) {
        }

        @Override
        AutoCloseable start() {
            life << "start $name".toString()
            return { life << "stop $name".toString() }
        }
    }

    static class Broken implements Effect {

        @Override
        void apply(Hit hit) {
        }

        @Override
        AutoCloseable start() {
            throw new IllegalStateException('no luck')
        }
    }

    static class Unstoppable implements Effect {

        @Override
        void apply(Hit hit) {
        }

        @Override
        AutoCloseable start() {
            return { throw new IllegalStateException('it goes on') }
        }
    }
}
