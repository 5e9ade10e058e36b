package io.chaoskit.dsl

import io.chaoskit.model.InvalidScenarioException

import java.util.concurrent.Callable
import java.util.concurrent.atomic.AtomicInteger

class TargetWordsSpec extends DslSpec {

    static final String ONE_LINE =
        'scenario("x") { target engine; inject delay(5.ms, 25.ms); assert goroutineLimit(200); repeat 100 }'

    AtomicInteger ran = new AtomicInteger()

    def setup() {
        variables.ran = ran
        variables.seen = []
    }

    def "the line of the README runs with #kind"() {
        given:
        variables.engine = makeEngine(ran)

        when:
        def report = run(ONE_LINE.replace('5.ms, 25.ms', '5.us, 25.us'))

        then:
        report.passed()
        report.iterations().total() == 100
        ran.get() == 100
        report.injectors()[0].fired() == 100
        report.validators()*.name() == ['goroutineLimit(200)']

        where:
        kind                           | makeEngine
        'a closure'                    | { count -> { -> count.incrementAndGet() } }
        'a closure with a parameter'   | { count -> { it -> count.incrementAndGet() } }
        'a Runnable'                   | { count -> { count.incrementAndGet() } as Runnable }
        'a Callable'                   | { count -> { count.incrementAndGet() } as Callable }
        'an object with run()'         | { count -> new WithRun(count: count) }
        'an object with call()'        | { count -> new WithCall(count: count) }
        'an object with execute()'     | { count -> new WithExecute(count: count) }
    }

    def "the line runs exactly as it stands"() {
        given:
        variables.engine = { ran.incrementAndGet() }

        expect:
        run(ONE_LINE).passed()
        ran.get() == 100
    }

    def "an object of a class of the script is run by its #method"() {
        when:
        def report = run """
            class Engine {
                def count
                def $method() { count.incrementAndGet() }
            }
            scenario('x') { target new Engine(count: ran); repeat 3 }"""

        then:
        report.passed()
        ran.get() == 3

        where:
        method << ['run', 'call', 'execute']
    }

    def "a method of the script is a target"() {
        when:
        run 'def place() { ran.incrementAndGet() }\nscenario("x") { target this.&place; repeat 2 }'

        then:
        ran.get() == 2
    }

    def "an object that exists is closed at the end when it can be"() {
        given:
        variables.engine = new Closing(seen: variables.seen)

        when:
        run 'scenario("x") { target engine; step("go") { seen << (target == engine) } }'

        then:
        variables.seen == [true, 'closed']
    }

    def "a target is created before and closed after the run"() {
        when:
        def scenario = scenarioOf '''
            scenario('x') {
              target create: { seen << 'created'; [name: 'shop'] }, close: { seen << "closed $it.name" }
              step('go') { seen << target.name }
              repeat 2
            }'''

        then:
        variables.seen == []

        when:
        io.chaoskit.run.ChaosRunner.builder().build().run(scenario)

        then:
        variables.seen == ['created', 'shop', 'shop', 'closed shop']
    }

    def "what create makes is run when there is no step"() {
        expect:
        run('scenario("x") { target create: { -> { -> ran.incrementAndGet() } }; repeat 2 }').passed()
        ran.get() == 2
    }

    def "what create makes is closed when it can be"() {
        given:
        variables.engine = new Closing(seen: variables.seen)

        when:
        run 'scenario("x") { target create: { engine }; step("go") { } }'

        then:
        variables.seen == ['closed']
    }

    def "a map is a target like any other"() {
        when:
        run 'def shop = [size: 3]\nscenario("x") { target shop; step("go") { seen << target.size } }'

        then:
        variables.seen == [3]
    }

    def "a target that is wrong is told once"() {
        expect:
        mistakesOf("scenario('x') { target $wrong }") == [told]

        where:
        wrong                            | told
        'create: 5'                      | '1:17 target create: must be a closure, but was 5 [write create: { new Shop() }]'
        'create: { }, close: 5'          | '1:17 target close: must be a closure, but was 5 [write close: { it.stop() }]'
        'close: { }'                     |
            '1:17 target must be given create:, perIteration: or perLane:, but has only close: [write create: { new Shop() }]'
        'creat: { }'                     |
            "1:24 target must be given create: and close:, but has creat: [did you mean 'create:'?]"
        'perLane: 5'                     | '1:17 target perLane: must be a closure, but was 5 [write perLane: { new Shop() }]'
        'perIteration: 5'                |
            '1:17 target perIteration: must be a closure, but was 5 [write perIteration: { new Shop() }]'
        'perLane: { }, close: 5'         | '1:17 target close: must be a closure, but was 5 [write close: { it.stop() }]'
        'create: { }, perLane: { }'      |
            '1:17 target must be made in one way, but has create: and perLane: [remove all but one]'
        'perIteration: { }, perLane: { }, create: { }' |
            '1:17 target must be made in one way, but has create: and perIteration: and perLane: [remove all but one]'
        'perlane: { }'                   |
            "1:24 target must be given create: and close:, but has perlane: [did you mean 'perLane:'?]"
        'null'                           | '1:17 target must be an object, but was null []'
        'engine'                         |
            "1:24 there is no variable 'engine' [define it before it is used: def engine = …]"
        'new Object()'                   |
            '1:17 a scenario without a step must have a target that can be run, but Object cannot ' +
            "[step('name') { … }, or give it a public run(), call() or execute() without arguments]"
    }

    def "an object besides #way is a mistake at its place"() {
        when:
        def mistakes = mistakesOf("def shop = 5\nscenario('x') { target shop, $way: { }; step('go') { } }")

        then:
        mistakes.size() == 1
        mistakes[0].startsWith("2:17 'target' cannot be given")

        where:
        way << ['perLane', 'perIteration', 'create']
    }

    def "each lane or iteration makes a target, with its number at hand"() {
        when:
        def report = run """
            scenario('x') {
              target $way: { seen << [lane, iteration]; [lane: lane, iteration: iteration] }, close: { seen << "closed \$it.lane" }
              step('go') { assert target.lane == lane && (target.iteration == 0 || target.iteration == iteration) }
              assert target.lane == lane
              repeat 2
            }"""

        then:
        report.passed()
        variables.seen == seen

        where:
        way            | seen
        'perLane'      | [[1, 0], 'closed 1']
        'perIteration' | [[1, 1], 'closed 1', [1, 2], 'closed 1']
    }

    def "what #way: makes is run when there is no step, and closed when it can be"() {
        given:
        variables.engine = new Closing(seen: variables.seen)

        expect:
        run("scenario('x') { target $way: { -> { -> ran.incrementAndGet() } }; repeat 4; lanes 2 }").passed()
        ran.get() == 4

        and:
        run("scenario('x') { target $way: { engine }; step('go') { } }").passed()
        variables.seen == ['closed']

        where:
        way << ['perLane', 'perIteration']
    }

    def "what makes a target sees the proxies and what is around it"() {
        when:
        run """
            def size = 3
            int more() { 4 }
            scenario('x') {
              proxy('db') { upstream 'localhost:1' }
              target perLane: { seen << size + more() << proxy('db').port.class.simpleName; 'shop' }
              step('go') { }
            }"""

        then:
        variables.seen == [7, 'Integer']
    }

    def "#where there is no target of one lane"() {
        when:
        def report = run "scenario('x') { target perLane: { 'shop' }; step('go') { }; $words }"

        then:
        (report.reasons() + report.failures()*.message()).any {
            it.contains("there is no target $place; one that is made for each lane or iteration is in steps and checks only")
        }
        !report.passed()

        where:
        where           | words                                | place
        'in setup'      | 'setup { target.size() }'            | 'here'
        'in teardown'   | 'teardown { target.size() }'         | 'here'
        'at the end'    | 'assert eventually(1.ms) { target }' | 'at the end'
    }

    def "steps that use no target need none"() {
        when:
        def report = run("""
            scenario('x') {
              def engine = { Chaos.maybeDelay(); seen << it }
              setup { seen << 'set up' }
              step('go') { engine(iteration) }
              teardown { seen << 'torn down' }
              inject delay(1.ms)
              assert goroutineLimit(500)
              assert !seen.empty
              repeat 2
            }""")

        then:
        report.passed()
        variables.seen == ['set up', 1, 2, 'torn down']
    }

    def "a target that is used and not named is missed: #words"() {
        when:
        def report = run("scenario('x') { step('go') { $inStep }; $words }")

        then:
        (report.reasons() + report.failures()*.message()).any {
            it.contains('there is no target, because the scenario names none; target engine')
        }

        where:
        inStep           | words
        'target.place()' | ''
        ''               | 'setup { target.place() }'
        ''               | 'assert target.size() == 0'
    }

    def "a scenario with mistakes cannot be run"() {
        when:
        read("scenario('x') { }").scenarios()[0].run()

        then:
        def e = thrown(InvalidScenarioException)
        e.message.readLines()[0] == "scenario 'x' cannot run:"
        e.message.endsWith("shop.groovy:1:1: a scenario without a step must have a target, but 'x' has none; target engine")
    }

    static class WithRun {

        AtomicInteger count

        void run() {
            count.incrementAndGet()
        }
    }

    static class WithCall {

        AtomicInteger count

        int call() {
            count.incrementAndGet()
        }
    }

    static class WithExecute {

        AtomicInteger count

        int execute() {
            count.incrementAndGet()
        }
    }

    static class Closing implements AutoCloseable {

        List<Object> seen

        @Override
        void close() {
            seen << 'closed'
        }
    }
}
