package io.chaoskit.telemetry

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.Recording as Followed
import io.chaoskit.model.FailurePolicy
import jdk.jfr.Recording
import jdk.jfr.consumer.RecordedEvent
import jdk.jfr.consumer.RecordingFile
import jdk.jfr.consumer.RecordingStream
import spock.lang.TempDir

import java.lang.module.ModuleDescriptor.Requires.Modifier
import java.lang.module.ModuleFinder
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.ConcurrentLinkedQueue
import java.util.concurrent.Executors

import static io.chaoskit.effect.Effects.delay
import static io.chaoskit.effect.Effects.error
import static io.chaoskit.site.Sites.point

/** Faults in recordings of the JDK Flight Recorder. */
class FaultRecordingSpec extends ChaosSpec {

    private static final String EVENT = 'io.chaoskit.Fault'

    @TempDir
    Path folder

    def "each fault is an event with all that finds it in the report"() {
        given:
        def followed = new Followed()

        when:
        def events = recorded {
            run(scenario('shop').seed(11).target { Chaos.apply('card') }
                .inject(error('boom').on(point('card')).probability(0.5).withName('lost')).onFailure(FailurePolicy.RESUME).repeat(40), followed)
        }
        def faults = followed.faults()

        then:
        faults.size() in 5..35
        events.collect { [it.getLong('iteration'), it.getInt('lane'), it.getString('injector'), it.getString('site'), it.getString('effect'), it.getLong('hit'), it.getString('id')] } ==
            faults.collect { [it.iteration(), 1, it.injector(), it.site(), it.effect(), it.hit(), it.id('shop', 11L)] }
        events.every { it.getString('scenario') == 'shop' && it.getLong('seed') == 11 && it.thread.javaName == 'chaoskit-lane-1' }
    }

    def "an event lasts as long as its effect on the thread of the hit"() {
        when:
        def pool = Executors.newSingleThreadExecutor { new Thread(it, 'worker') }
        def events = recorded {
            run(scenario().target { pool.submit { Chaos.apply('db') }.get() }
                .inject(delay(Duration.ofMillis(30)).on(point('db'))).repeat(2))
        }
        pool.shutdown()

        then:
        events*.thread*.javaName == ['worker', 'worker']
        events.every { it.duration >= Duration.ofMillis(29) }
    }

    def "an effect that throws is recorded as well"() {
        when:
        def events = recorded {
            run(scenario().target { Chaos.maybeError() }.inject(error('boom')).repeat(1))
        }

        then:
        events*.getString('effect') == ["error('boom')"]
    }

    def "without a recording of them nothing is recorded"() {
        expect:
        recorded(false) {
            run(scenario().target { Chaos.maybeError() }.inject(error('boom')).repeat(1))
        } == []
    }

    def "a recording that begins in the run has the faults from there on"() {
        given:
        def followed = new Followed()
        def recording = new Recording()
        recording.enable(EVENT)

        when:
        run(scenario('late').seed(1).target(this).step('ask') {
            if (it.iteration() == 4) {
                recording.start()
            }
            Chaos.apply('db')
        }.inject(delay(Duration.ofNanos(1)).on(point('db'))).repeat(6), followed)

        then:
        ids(recording) == followed.faults().findAll { it.iteration() >= 4 }*.id('late', 1L)

        cleanup:
        recording.close()
    }

    def "a stream sees them while the run goes on"() {
        given:
        def seen = new ConcurrentLinkedQueue<String>()
        def followed = new Followed()
        def stream = new RecordingStream()
        stream.enable(EVENT)
        stream.onEvent(EVENT) { seen << it.getString('id') }
        stream.startAsync()

        when: 'the last iteration waits for the event of the first'
        run(scenario('live').seed(5).target(this).step('ask') {
            Chaos.apply('db')
            if (it.iteration() == 3) {
                eventually { assert !seen.empty }
            }
        }.inject(delay(Duration.ofNanos(1)).on(point('db')).first(1)).repeat(3), followed)

        then:
        eventually {
            assert seen.toSet() == followed.faults()*.id('live', 5L).toSet()
        }

        cleanup:
        stream.close()
    }

    def "a JVM that has no flight recorder runs all the same"() {
        given: 'what a JVM is linked with that lacks it'
        def script = folder.resolve('shop.groovy')
        script.text = """
            println "flight recorder: \${ModuleLayer.boot().findModule('jdk.jfr').present}"
            scenario('shop') { target { try { Chaos.maybeError() } catch (RuntimeException handled) { } }; inject error('boom'); repeat 3 }"""
        def modules = ModuleFinder.ofSystem().findAll()*.descriptor()*.name() - ['jdk.jfr', 'jdk.management.jfr', 'java.se']

        when:
        def run = Launch.run([Launch.JAVA, '-XX:TieredStopAtLevel=1', '--limit-modules', withoutUsersOf('jdk.jfr', modules).join(','), '-cp', Launch.classPath(),
                              'io.chaoskit.cli.Main', 'run', script, '--no-save'])

        then:
        run.out.startsWith('flight recorder: false\nPASS  shop\n')
        run.exitCode == 0
    }

    /** The modules that do not need one, whatever they need in between. */
    private static List<String> withoutUsersOf(String module, List<String> names) {
        def needs = names.collectEntries { name -> [name, ModuleFinder.ofSystem().find(name).get().descriptor().requires().findAll { !it.modifiers().contains(Modifier.STATIC) }*.name()] }
        def out = [module] as Set
        int before = 0
        while (before != out.size()) {
            before = out.size()
            needs.each { name, needed -> if (needed.any { it in out }) { out << name } }
        }
        names.findAll { !(it in out) }
    }

    private List<RecordedEvent> recorded(boolean enabled = true, Closure<?> run) {
        def recording = new Recording()
        try {
            if (enabled) {
                recording.enable(EVENT)
            } else {
                recording.disable(EVENT)
            }
            recording.start()
            run()
            events(recording)
        } finally {
            recording.close()
        }
    }

    private List<String> ids(Recording recording) {
        events(recording)*.getString('id')
    }

    private List<RecordedEvent> events(Recording recording) {
        recording.stop()
        def file = folder.resolve('run.jfr')
        recording.dump(file)
        RecordingFile.readAllEvents(file).findAll { it.eventType.name == EVENT }.toSorted { it.startTime }
    }
}
