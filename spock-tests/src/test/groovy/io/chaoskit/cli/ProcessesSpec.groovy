package io.chaoskit.cli

import io.chaoskit.ChaosSpec
import io.chaoskit.internal.replay.Pin
import io.chaoskit.internal.replay.PinnedScenario
import io.chaoskit.report.FailedRun

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration

/** A failure is repeated in a process of its own, with exactly its faults. */
class ProcessesSpec extends CliSpec {

    static final String ORDERS = '''\
        def said = env.SAID
        scenario('orders "at once"') {
            target create: { assert System.getProperty('taken') == null; System.setProperty('taken', 'x'); new Object() }
            step('look') { assert false : 'left out' }
            step('order') {
                def lost = ['card', 'stock'].findAll {
                    try { Chaos.apply(it); false } catch (RuntimeException e) { true }
                }
                if (lost == ['stock']) {
                    throw new IllegalStateException(said)
                }
            }
            ['card', 'stock'].each { inject error('lost') on point(it) probability 0 named it }
        }'''.stripIndent()

    def "the failures of the process are those of the faults that it is told"() {
        given:
        def order = script(ORDERS)
        def apart = new Processes(order.toString(), 'orders "at once"', ['-e', 'SAID=it\'s lost'], [])

        when:
        def failures = apart.run(pinned(), Duration.ofMinutes(5)).get()

        then: 'each in the same iteration, by the one fault'
        failures*.iteration() == [7]
        failures[0].message() == "step 'order' threw IllegalStateException: it's lost"
        failures[0].faults()*.site() == ["point('stock')"]

        and: 'nothing is left in the folder for temporary files'
        leftovers() == before
    }

    def "a process that does not end in time is ended, and says nothing"() {
        given:
        def order = script(ORDERS.replace('def lost', 'new java.util.concurrent.Semaphore(0).acquire()\ndef lost'))
        def others = children()

        expect:
        new Processes(order.toString(), 'orders "at once"', [], []).run(pinned(), Duration.ofSeconds(1)) == Optional.empty()
        ChaosSpec.eventually { assert children() == others }
        leftovers() == before
    }

    def "an interrupt ends the process"() {
        given:
        def order = script(ORDERS)
        def pinned = pinned()
        def others = children()

        when:
        Thread.currentThread().interrupt()
        new Processes(order.toString(), 'orders "at once"', [], []).run(pinned, Duration.ofMinutes(5))

        then:
        thrown(InterruptedException)
        ChaosSpec.eventually { assert children() == others }
        leftovers() == before
    }

    Set<Path> before = leftovers()

    /** What this process has put into the folder for temporary files and not removed. */
    private static Set<Path> leftovers() {
        Files.list(Path.of(System.getProperty('java.io.tmpdir'))).withCloseable { all ->
            all.filter { it.fileName.toString() ==~ /chaoskit\d+/ && Files.exists(it.resolve('trial.groovy')) }.toList().toSet()
        }
    }

    private static Set<Long> children() {
        ProcessHandle.current().children().withCloseable { all -> all.filter { it.alive }.map { it.pid() }.toList().toSet() }
    }

    /** The seventh iteration with one fault of two: a script of the same name has made it. */
    private PinnedScenario pinned() {
        def other = Files.createDirectories(folder.resolve('other'))
        script(ORDERS.replace("['card', 'stock'].each", "['stock'].each").replace('probability 0', '').replace('assert false', 'assert true'), 'other/shop.groovy')
        chaoskit('run', other.resolve('shop.groovy'), '--no-save', '-e', 'SAID=x', '-o', "json=$folder/other.json")
        System.clearProperty('taken')
        def fault = FailedRun.read(folder.resolve('other.json').text)[0].failures()[0].faults()[0]
        new PinnedScenario(3, 7, 7, false, ['look'] as Set, [onIteration(Pin.of(fault))])
    }

    private static Pin onIteration(Pin pin) {
        new Pin(7, pin.key(), pin.draws(), pin.delayNanos(), pin.exception())
    }
}
