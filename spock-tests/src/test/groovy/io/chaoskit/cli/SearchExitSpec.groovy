package io.chaoskit.cli

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch

import java.nio.file.Files
import java.nio.file.Path

/** What a replay or a sweep has found is not lost when it is ended. */
class SearchExitSpec extends CliSpec {

    static final String SLOW = '''
        scenario('orders') {
            target create: { new Object() }
            step('order') {
                def lost = 0
                (1..40).each {
                    try {
                        Chaos.apply("call $it")
                    } catch (RuntimeException e) {
                        lost++
                    }
                }
                java.util.concurrent.locks.LockSupport.parkNanos(200_000_000)
                if (lost) {
                    throw new IllegalStateException('lost')
                }
            }
            (1..40).each { inject error('lost') on point("call $it") }
        }'''.stripIndent()

    def "SIG#signal ends a sweep, which prints and saves what was found until then"() {
        given:
        def journal = folder.resolve('sweep.journal')

        when:
        def sweep = start('sweep', script(SLOW), '--resume', journal, '--repeats', '0', '--recovery', '0', '-o', "json=$folder/sweep.json")
        ChaosSpec.eventually(200) { assert lines(journal) > 3 }
        ended(sweep, signal)

        then:
        sweep.exitCode == code
        sweep.out.startsWith('1 finding  orders\n')
        sweep.out.contains('; ended because it was interrupted')
        json('sweep.json').path('ended').asText() == 'it was interrupted'
        json('sweep.json').path('experiments').asInt() in 3..39
        json('sweep.json').path('findings').size() == 1
        json('sweep.json').path('sites').path('skipped').path('the sweep ended before').asInt() > 0

        and: 'it goes on from there'
        chaoskit('sweep', folder.resolve('shop.groovy'), '--resume', journal, '--repeats', '0', '--recovery', '0', '--time', '1ms',
            '-o', "json=$folder/resumed.json") == 1
        json('resumed.json').path('experiments').asInt() >= json('sweep.json').path('experiments').asInt()

        where:
        signal | code
        'INT'  | 130
        'TERM' | 143
    }

    def "SIG#signal ends a replay, which tells what came until then"() {
        given:
        def shop = script(SLOW)
        assert chaoskit('run', shop, '--no-save', '--seed', 3, '-o', "json=$folder/report.json") == 1
        script(SLOW.replace('if (lost)', 'if (false)'))

        when: 'it is tried again and again, because it does not come'
        def replay = start('replay', folder.resolve('report.json'))
        ChaosSpec.eventually(200) { assert replay.err.contains('chaoskit: iteration 1 ') }
        ended(replay, signal)

        then:
        replay.exitCode == code
        replay.out =~ /✓ iteration 1 did not fail in the same way in \d+ tries/

        where:
        signal | code
        'INT'  | 130
        'TERM' | 143
    }

    def "a thread that ends the JVM beside a sweep does not take what was found with it"() {
        given: 'it belongs to no iteration'
        def shop = script("""
            import java.util.concurrent.Semaphore
            def ended = new Semaphore(0)
            new Thread({ ended.acquire(20); System.exit(0) }, 'other').with { it.daemon = true; it.start() }
            def calls = System.properties.computeIfAbsent('calls') { new java.util.concurrent.atomic.AtomicInteger() }
            ${SLOW.replace('def lost = 0', 'def lost = 0; if (calls.incrementAndGet() == 11) ended.release(20)')}""")

        when:
        def sweep = Launch.chaoskit('sweep', shop, '--repeats', '0', '--recovery', '0', '-o', "json=$folder/sweep.json")

        then:
        sweep.exitCode == 1
        sweep.out.startsWith('1 finding  orders\n')
        json('sweep.json').path('ended').asText() == "thread 'other' called System.exit"
        json('sweep.json').path('experiments').asInt() in 1..9
    }

    def "a failure by System.exit is repeated and shrunk, and the command goes on"() {
        given:
        def shop = script("""
            scenario('orders') {
                target create: { new Object() }
                step('order') {
                    def lost = (1..4).findAll {
                        try { Chaos.apply("call \$it"); false } catch (RuntimeException e) { true }
                    }
                    if (lost.contains(2)) {
                        System.exit(0)
                    }
                }
                (1..4).each { inject error('lost') on point("call \$it") probability 0.8 }
            }""")
        assert Launch.chaoskit('run', shop, '--no-save', '--seed', 3, '-o', "json=$folder/report.json").exitCode == 1

        expect:
        chaoskit('replay', folder.resolve('report.json')) == 1
        out.contains(" failed in 3 of 3 tries, alone on a fresh target\n  step 'order' called System.exit\n")
        chaoskit('shrink', folder.resolve('report.json')) == 0
        out.contains("fails with error('lost') at point('call 2'), hit 1 ")
    }

    /** Even where the build runs in the background, and ignores the signal. */
    private Object start(Object... call) {
        Launch.start(['env', '--default-signal=INT', Launch.JAVA, *Launch.brief(), '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', *call])
    }

    private static void ended(Object started, String signal) {
        Launch.run(['kill', "-$signal", started.process.pid()])
        started.ended()
    }

    private static int lines(Path file) {
        Files.exists(file) ? Files.readAllLines(file).size() : 0
    }
}
