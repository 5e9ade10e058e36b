package io.chaoskit.dsl

import io.chaoskit.effect.Effect
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.model.Scenario
import io.chaoskit.site.Hit
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger

import java.time.Duration

import static io.chaoskit.trigger.Trigger.ALWAYS
import static java.time.Duration.ofMillis
import static java.time.Duration.ofMinutes
import static java.time.Duration.ofSeconds

class InjectWordsSpec extends DslSpec {

    static final List<List> EFFECTS = [
        ['delay(5.ms)', Effects.delay(ofMillis(5))],
        ["delay('5ms')", Effects.delay(ofMillis(5))],
        ['delay(5.ms, 25.ms)', Effects.delay(ofMillis(5), ofMillis(25))],
        ['panic()', Effects.panic()],
        ["error('boom')", Effects.error('boom')],
        ['exception(IOException)', Effects.exception(IOException)],
        ["exception(IOException, 'gone')", Effects.exception(IOException, 'gone')],
        ["all(delay(5.ms), panic())", Effects.all(Effects.delay(ofMillis(5)), Effects.panic())],
        ["oneOf(error('a'), panic())", Effects.oneOf(Effects.error('a'), Effects.panic())],
        ['delay 5.ms, 25.ms', Effects.delay(ofMillis(5), ofMillis(25))],
    ]

    static final List<List> TRIGGERS = [
        ['', ALWAYS],
        ['probability 0.1', ALWAYS.probability(0.1)],
        ['probability 10.percent', ALWAYS.probability(0.1)],
        ['probability 1', ALWAYS.probability(1)],
        ['every 3', ALWAYS.every(3)],
        ['every 2.s', ALWAYS.every(ofSeconds(2))],
        ["every '2s'", ALWAYS.every(ofSeconds(2))],
        ['first 2', ALWAYS.first(2)],
        ['after 10', ALWAYS.after(10)],
        ['after 1.min', ALWAYS.after(ofMinutes(1))],
        ['limit 5', ALWAYS.limit(5)],
        ['between 10.s, 20.s', ALWAYS.between(ofSeconds(10), ofSeconds(20))],
        ['rate 50.perSecond', ALWAYS.rate(50)],
        ['first 8 every 2 probability 0.5 limit 3', ALWAYS.first(8).every(2).probability(0.5).limit(3)],
    ]

    static final List<List> SITES = [
        ['', []],
        ["on point('card')", [Sites.point('card')]],
        ["on step('place')", [Sites.step('place')]],
        ["on point('card'), step('place')", [Sites.point('card'), Sites.step('place')]],
    ]

    def "each effect, site, trigger and name is what Java would build"() {
        when: 'all of them are in one script, since each is a statement of its own'
        def written = [EFFECTS, SITES, TRIGGERS].combinations().withIndex().collect { parts, number ->
            def (effect, site, trigger) = parts
            [words: "inject ${inParentheses(effect[0], site[0] + trigger[0])} ${site[0]} ${trigger[0]} named 'n$number'",
             java: Injector.of(effect[1]).withSites(site[1]).withTrigger(trigger[1]).withName("n$number")]
        }
        def injectors = model("step('place') { }\n" + written*.words.join('\n')).injectors()

        then:
        injectors.size() == EFFECTS.size() * SITES.size() * TRIGGERS.size()
        injectors.collect(this.&unplaced) == written*.java
    }

    /** `inject delay 5.ms named 'x'` would ask the delay for a name. */
    private static String inParentheses(String effect, String behind) {
        effect.contains('(') ? effect : "(${effect.replaceFirst(' ', '(')}))"
    }

    def "#words has a trigger already"() {
        expect:
        unplaced(model("inject $words").injectors()[0]) == java.withName(java.effect().text())

        where:
        words                                     | java
        'panic(0.01)'                             | of(Effects.panic(), ALWAYS.probability(0.01))
        "error('boom', 5.percent)"                | of(Effects.error('boom'), ALWAYS.probability(0.05))
        "error('boom', 0.5) on point('p') limit 2" | of(Effects.error('boom'), ALWAYS.probability(0.5).limit(2))
            .withSites([Sites.point('p')])
    }

    def "an injector without a name is called after its effect"() {
        expect:
        model("inject delay(5.ms)\ninject panic()\ninject delay(5.ms)").injectors()*.name() ==
            ['delay(5ms)', 'panic()', 'delay(5ms) #2']
    }

    def "conditions of when see the hit, the target and the iteration"() {
        given:
        variables.seen = []

        when:
        run '''
            scenario('x') {
              target([name: 'shop'])
              step('place') { Chaos.apply('card') }
              inject panic() on point('card') when { seen << [hit.site.text(), hit.number, target.name, iteration, lane]; false }
              inject panic() on point('card') when { hit -> seen << hit.iteration; false }
              repeat 2
            }'''

        then:
        variables.seen == [["point('card')", 1, 'shop', 1, 1], 1, ["point('card')", 1, 'shop', 2, 1], 2]
    }

    def "a closure is an effect, with and without a parameter"() {
        given:
        variables.seen = []

        when:
        def report = run '''
            def slow = { hit -> seen << "slow at ${hit.site.text()}" }
            scenario('x') {
              target { }
              step('place') { seen << 'placed' }
              step('pay') { seen << 'paid' }
              inject { seen << "$iteration: $hit.number" } on step('place')
              inject slow
              inject({ throw new IOException('mine') }) on step('pay') limit 1
              repeat 1
            }'''

        then:
        variables.seen == ['1: 1', "slow at step('place')", 'placed', "slow at step('pay')"]
        report.failures()*.message() == ["step 'pay' threw IOException: mine"]
        report.injectors()*.fired() == [1, 2, 1]
        report.injectors()*.name() == ['custom', 'custom #2', 'custom #3']
    }

    def "closures are injected by any statement of a scenario"() {
        given:
        variables.seen = []

        when:
        run '''
            scenario('x') {
              target { }
              ['a', 'b'].each { name -> inject { seen << name } named name }
              if (true) { inject { seen << 'if' } }
              for (n in 1..2) inject { seen << n }
              def clause = inject { seen << 'kept' }
              clause.named 'kept'
              scope('s') { inject { seen << 'scope' } }
              repeat 1
            }'''

        then:
        variables.seen == ['a', 'b', 'if', 1, 2, 'kept', 'scope']
    }

    def "closures may be parts of a composite"() {
        given:
        variables.seen = []

        when:
        def report = run '''
            scenario('x') {
              target { seen << 'ran' }
              inject all({ seen << 'first' }, { hit -> seen << hit.iteration })
            }'''

        then:
        variables.seen == ['first', 1, 'ran']
        report.injectors()*.fired() == [1]
    }

    def "effects and injectors of Java are taken as they are"() {
        given:
        variables.effect = new Rain()
        variables.injector = Injector.of(Effects.panic()).withName('mine').withTrigger(ALWAYS.limit(3))

        when:
        def injectors = model("inject effect every 2\ninject injector\ninject effect named 'wet'").injectors()

        then:
        injectors*.effect() == [variables.effect, Effects.panic(), variables.effect]
        injectors*.name() == ['rain', 'mine', 'wet']
        injectors*.trigger() == [ALWAYS.every(2), ALWAYS.limit(3), ALWAYS]
    }

    def "a scope names itself in its injectors and may be empty"() {
        when:
        Scenario scenario = model('''
            inject delay(1.ms)
            scope('database') {
              inject delay(2.ms) probability 0.5
              inject error('gone') named 'gone'
            }
            scope('cache') { }''')

        then:
        scenario.injectors()*.scope() == ['', 'database', 'database']
        scenario.injectors()*.name() == ['delay(1ms)', 'delay(2ms)', 'gone']
        scenario.scopes() == ['database'] as Set
    }

    def "an injector knows where it stands"() {
        expect:
        model("  inject delay(5.ms); inject delay(6.ms)\n inject all(\n  delay(7.ms))").injectors()*.at()*.toString()
            .collect { it.replace(folder.toString(), '') } == ['/shop.groovy:4:3', '/shop.groovy:4:23', '/shop.groovy:5:2']
    }

    private static Injector of(Effect effect, Trigger trigger) {
        Injector.of(effect).withTrigger(trigger)
    }

    static class Rain implements Effect {

        @Override
        void apply(Hit hit) {
        }

        @Override
        String text() {
            'rain'
        }
    }

    def "a closure at a hit sees the call that it is in"() {
        given:
        variables.found = []

        when:
        def report = run '''
            class Repo { int find(int a) { a } }
            scenario('x') {
              target { assert new Repo().find(3) == 5 }
              inject { hit ->
                found << [hit.arguments.toList(), hit.method.text(), hit.self.class.name, hit.call == hit.call(), hit.task,
                          hit.injector, hit.iteration, hit.lane, hit.number]
                hit.arguments[0] = 5
              } on 'Repo.find(..)' named 'mine'
            }'''

        then:
        report.passed()
        variables.found == [[[3], 'Repo.find(int)', 'Repo', true, '0', 'mine', 1, 1, 1]]
    }

    def "an exception with a constructor of its own is made by a closure"() {
        when:
        def report = run '''
            import java.sql.SQLException
            class Repo { int find(int a) throws SQLException { a } }
            scenario('x') {
              target {
                try { new Repo().find(3) } catch (SQLException e) { assert e.SQLState == '08006' && e.message == 'gone'; return }
                assert false
              }
              inject exception({ new SQLException('gone', '08006') }) on 'Repo.find(..)'
              repeat 3
            }'''

        then:
        report.passed()
        report.injectors()*.name() == ['exception(SQLException)']
    }

    def "#words makes no exception"() {
        expect:
        mistakes("  inject $words") == [told]

        where:
        words                                           | told
        'exception({ 5 })'                              |
            '3:10 exception must be given a closure that makes an exception, but it made 5 []'
        'exception({ null })'                           |
            '3:10 exception must be given a closure that makes an exception, but it made null []'
        "exception({ throw new IOException('x') })"     |
            '3:10 exception must be given what makes an exception, but it threw IOException [let it return the exception]'
        'exception({ nosuch })'                         |
            "3:22 there is no variable 'nosuch' [define it before it is used: def nosuch = …]"
        'exception(5)'                                  |
            '3:10 exception must be a class of exception, such as IOException or a closure that makes one, but was 5 []'
    }
}
