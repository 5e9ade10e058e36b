package io.chaoskit.dsl

import io.chaoskit.run.ChaosRunner

import java.util.concurrent.ConcurrentLinkedQueue

class StepWordsSpec extends DslSpec {

    def setup() {
        variables.seen = new ConcurrentLinkedQueue()
    }

    def "steps, set-ups and tear-downs are done in order"() {
        when:
        run '''
            scenario('x') {
              target([:])
              setup { seen << 'setup 1' }
              setup { seen << 'setup 2' }
              teardown { seen << 'teardown 1' }
              teardown { seen << 'teardown 2' }
              step('a') { seen << "a$iteration" }
              step('b') { seen << "b$iteration" }
              repeat 2
            }'''

        then:
        variables.seen as List ==
            ['setup 1', 'setup 2', 'a1', 'b1', 'a2', 'b2', 'teardown 2', 'teardown 1']
    }

    def "closures that run have the target as #how"() {
        given:
        variables.shop = [name: 'shop']

        when:
        run """
            scenario('x') {
              target shop
              setup { $before seen << ${name}.name }
              step('a') { $before seen << ${name}.name }
              teardown { $before seen << ${name}.name }
              assert stateConsistency('named') { $before seen << ${name}.name; true }
            }"""

        then:
        variables.seen as List == ['shop'] * 4

        where:
        how                 | before   | name
        'the word target'   | ''       | 'target'
        'it'                | ''       | 'it'
        'their parameter'   | 'own ->' | 'own'
    }

    def "a step knows its iteration and lane, and draws seeded numbers"() {
        given:
        def script = '''
            scenario('x') {
              target([:])
              step('a') { seen << [iteration, lane, random.nextInt(1000)] }
              lanes LANES
              seed 7
              repeat 20
            }'''

        when:
        run(script.replace('LANES', '1'))
        def one = variables.seen.toList()
        variables.seen.clear()
        run(script.replace('LANES', '3'))
        def three = variables.seen.sort { it[0] }

        then:
        one*.get(0) == (1..20)
        one*.get(1).toSet() == [1] as Set
        one*.get(2).toSet().size() > 10
        three*.get(0) == (1..20)
        three*.get(1).every { it in 1..3 }
        three*.get(2) == one*.get(2)
    }

    def "lanes do not see each other's iteration"() {
        when:
        def report = run '''
            scenario('x') {
              target([:])
              step('a') { def mine = iteration; Thread.yield(); assert iteration == mine }
              step('b') { assert iteration > 0 && lane in 1..4 }
              assert iteration > 0 && lane in 1..4
              lanes 4
              repeat 2000
            }'''

        then:
        report.iterations().passed() == 2000
    }

    def "a step reaches the injection points"() {
        when:
        def report = run '''
            scenario('x') {
              target([:])
              step('a') {
                Chaos.maybeDelay()
                Chaos.apply('card')
              }
              inject delay(1.us)
              inject panic() on point('card') limit 1
              onFailure resume
              repeat 2
            }'''

        then:
        report.injectors()*.fired() == [4, 1]
        report.iterations().failed() == 1
    }

    def "what a step throws is told where the script stands"() {
        when:
        def report = run '''\
            def deep() { throw new IOException('gone') }
            scenario('x') {
              target([:])
              step('a') {
                [1].each {
                  deep()
                }
              }
            }'''.stripIndent()

        then:
        report.failures()*.message() == ["step 'a' threw IOException: gone"]
        report.failures()[0].exception().get().stack().findAll { it.contains('shop.groovy') }*.replaceAll(/.*\(|\)/, '')
            .take(3) == ['shop.groovy:1', 'shop.groovy:6', 'shop.groovy:5']
        report.failures()[0].exception().get().stack().every { !it.contains('groovy.lang.') && !it.contains('reflect') }
    }

    def "a method or variable that nobody has fails the step"() {
        expect:
        run("scenario('x') { target([:]); step('a') { $wrong } }").failures()*.message()*.readLines()*.first() == ["step 'a' threw $told"]

        where:
        wrong        | told
        'nosuch(5)'  |
            'MissingMethodException: No signature of method: nosuch for class: shop is applicable for argument types: ' +
            '(Integer) values: [5]'
        'nosuch'     | 'MissingPropertyException: No such property: nosuch for class: shop'
        'delay 5.ms' |
            'MissingMethodException: No signature of method: delay for class: shop is applicable for argument types: ' +
            '(Duration) values: [PT0.005S]'
    }

    def "each step of a loop has its own value"() {
        when:
        run '''
            scenario('x') {
              target([:])
              for (name in ['a', 'b']) {
                step("for $name") { seen << name }
              }
              for (int i = 0; i < 2; i++) step("count $i") { seen << i }
              ['c', 'd'].each { name -> step("each $name") { seen << name } }
            }'''

        then:
        variables.seen as List == ['a', 'b', 0, 1, 'c', 'd']
    }

    def "one scenario may be run several times"() {
        given:
        def scenario = scenarioOf '''
            def total = 0
            scenario('x') {
              target([:])
              setup { total = 0 }
              step('a') { total += 1; seen << total }
              repeat 2
            }'''

        when:
        2.times { ChaosRunner.builder().build().run(scenario) }

        then:
        variables.seen as List == [1, 2, 1, 2]
    }

    def "a word that describes a scenario is refused in #place"() {
        expect:
        mistakesOf("scenario('x') {\n  target([:])\n  step('s') { }\n  $words\n}") == [told]

        where:
        place      | words                                   | told
        'a step'   | "step('a') { repeat 5 }"                |
            "4:15 'repeat' belongs in a scenario, not in a step [move it out of the step]"
        'a branch' | "step('a') { if (1) { inject panic() } }" |
            "4:24 'inject' belongs in a scenario, not in a step [move it out of the step]"
        'a set-up' | 'setup { scope("x") { } }'              |
            "4:11 'scope' belongs in a scenario, not in a setup [move it out of the setup]"
        'a tear-down' | 'teardown { seed 5 }'                |
            "4:14 'seed' belongs in a scenario, not in a teardown [move it out of the teardown]"
        'a create' | "step('a') { step('b') { } }"           |
            "4:15 'step' belongs in a scenario, not in a step [move it out of the step]"
    }

    def "a variable or method of the script is no word"() {
        when:
        def report = run '''
            def seed(int n) { seen << "seed $n" }
            scenario('x') {
              target([:])
              def repeat = { n -> seen << "repeat $n" }
              step('a') {
                def inject = { n -> seen << "inject $n" }
                seed 1
                repeat 2
                inject 3
              }
            }'''

        then:
        report.passed()
        variables.seen as List == ['seed 1', 'repeat 2', 'inject 3']
    }
}
