package io.chaoskit.plan

import acme.depot.Depot
import io.chaoskit.ChaosSpec
import io.chaoskit.Recording
import io.chaoskit.model.ScenarioBuilder
import io.chaoskit.site.Sites

import java.time.Duration

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.effect.Effects.exception
import static io.chaoskit.effect.Effects.lostReply
import static io.chaoskit.effect.Effects.oneOf
import static io.chaoskit.effect.Effects.timeout

/** What a trace says of each fault. */
class TraceSpec extends ChaosSpec {

    static final STORE = Sites.method('acme.depot.Depot.store*(..)')

    def "names the method of a pointcut that matches several"() {
        when:
        def faults = trace(scenario().target { new Depot().storeAll('a') }.inject(delay(Duration.ZERO).on(STORE)))

        then:
        faults*.place()*.method() == ['acme.depot.Depot.storeAll(String...)', 'acme.depot.Depot.store(String)']
    }

    def "names the nearest caller in the user's own code"() {
        when:
        def faults = trace(scenario().target { new Depot().with { ask(); storeOne('a') } }
            .inject(error('a').on(Sites.point('depot')))
            .inject(exception(IOException).on(Sites.method('acme.depot.Depot.store(..)'))))

        then:
        faults*.place()*.caller() == [line("void ask() {", 1), line("void storeOne(String name) {", 1)]
    }

    def "contexts are the same for the same calls, whatever the line and the seed"() {
        when:
        def contexts = [1, 2].collect { seed ->
            trace(scenario().seed(seed).target { new Depot().with { ask(); askTwice() } }
                .inject(error('a').on(Sites.point('depot'))))*.place()*.context()
        }

        then:
        contexts[0] == contexts[1]
        contexts[0].size() == 3
        contexts[0][0] != contexts[0][1]
        !contexts[0].contains('')
    }

    def "a hit in a pool has the context of its task"() {
        when:
        def faults = trace(scenario().target { new Depot().storeInPool('a') }
            .inject(exception(IOException).on(Sites.method('acme.depot.Depot.store(..)'))))

        then:
        faults*.place()*.caller() == [line("void storeOne(String name) {", 1)]
        faults[0].task() != '0'
    }

    def "says what #what drew"() {
        when:
        def faults = trace(scenario().seed(3).target { new Depot().storeOne('a') }
            .inject(effect.on(Sites.method('acme.depot.Depot.store(..)'))))
        def drawn = faults[0].drawn()

        then:
        drawn.exception().orElse(null) == exception
        drawn.delayNanos().present == waits
        drawn.branch().present == !part.empty
        drawn.part() == part

        where:
        what              | effect                                                    || exception                         | waits | part
        'an exception'    | exception(IOException)                                    || 'java.io.IOException'             | false | ''
        'a delay'         | delay(Duration.ofNanos(10), Duration.ofMillis(1))         || null                              | true  | ''
        'a lost reply'    | lostReply(IOException)                                    || 'java.io.IOException'             | false | ''
        'a time-out'      | timeout(Duration.ofNanos(5))                              || 'java.net.SocketTimeoutException' | true  | ''
        'one of several'  | oneOf(exception(IOException, 'a'), exception(IOException, 'a')) || 'java.io.IOException'       | false | "exception(IOException, 'a')"
        'a custom effect' | { hit -> hit.pause(Duration.ofNanos(1)); throw new EOFException() } as io.chaoskit.effect.Effect || 'java.io.EOFException' | true | ''
    }

    def "the delay of a trace is the one that was waited for"() {
        when:
        def faults = trace(scenario().seed(3).target { new Depot().ask() }.repeat(50)
            .inject(delay(Duration.ofNanos(100), Duration.ofNanos(900)).on(Sites.point('depot'))))
        def delays = faults*.drawn()*.delayNanos()*.asLong

        then:
        delays.size() == 50
        delays.every { it >= 100 && it < 900 }
        delays.toSet().size() > 10
    }

    private static List<Fault> trace(ScenarioBuilder experiment) {
        def recording = new Recording()
        run(experiment, recording)
        recording.faults()
    }

    /** The place of the nth line after one of the source. */
    private static String line(String text, int after) {
        def lines = Depot.getResourceAsStream('/acme/depot/Depot.groovy')?.readLines() ?:
            new File(System.getProperty('chaoskit.basedir'), 'spock-tests/src/test/groovy/acme/depot/Depot.groovy').readLines()
        "Depot.groovy:${lines.findIndexOf { it.contains(text) } + 1 + after}"
    }
}
