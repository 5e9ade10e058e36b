package io.chaoskit.replay

import acme.store.Kiosk
import io.chaoskit.ChaosSpec
import io.chaoskit.model.Target
import io.chaoskit.site.Sites
import io.chaoskit.validator.Validators
import spock.lang.TempDir

import java.nio.file.Path

import static io.chaoskit.effect.Effects.anyException

/** A sweep finds what is left behind, without an assert of the scenario. */
class SweepLeakSpec extends ChaosSpec {

    static final String CHARGE = 'acme.store.Kiosk.charge()'

    @TempDir
    Path folder

    def "finds the #work that a fault leaves behind"() {
        when:
        def result = sweep(work)

        then:
        result.findings()*.kind() == ['leak']
        result.findings()[0].message() =~ message
        result.findings()[0].experiments() == 2
        result.findings()[0].faults()*.effect() == ['exception(IOException)']
        result.matrix().every { it.outcome() == 'propagated' && it.findings() == ['leak'] }

        where:
        work     | message
        'thread' | /thread 'waiter-\d+' is left, which is waiting at .* after the target was closed/
        'file'   | /data\.txt is left open after the target was closed/
    }

    def "takes nothing for a leak that is begun once, ends with the target, or is the JDK's: #work"() {
        when:
        def result = sweep(work)

        then:
        result.findings() == []
        result.notes() == []

        where:
        work << ['shared', 'pooled']
    }

    def "what is left without faults too is told, and not looked for"() {
        when:
        def result = sweep('always')

        then:
        result.findings() == []
        result.notes() == ['what runs without faults leave behind too is not looked for: thread shared-kiosk'
            + '; close the target: target create: { … }, close: { … }']
    }

    def "what the scenario asserts itself is found once"() {
        when:
        def result = sweep('file') { it.check(Validators.noFileDescriptorLeak(0)) }

        then:
        result.findings()*.kind() == ['leak']
        result.findings()[0].message().startsWith('file descriptors must be closed again, but 1 more is open')
    }

    private SweepResult sweep(String work, Closure<?> settings = { it }) {
        def file = folder.resolve('data.txt').toFile()
        file.text = 'x'
        Sweep.of {
            def order = scenario().target(Target.created({ new Kiosk(file) }, { it.close() })).step(work) { it.target()."$work"() }
                .inject(anyException().on(Sites.method(CHARGE)))
            settings(order)
            order.build()
        }.repeats(3).build().run()
    }
}
