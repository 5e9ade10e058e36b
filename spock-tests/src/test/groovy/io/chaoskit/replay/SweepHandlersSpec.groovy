package io.chaoskit.replay

import acme.store.Client
import io.chaoskit.ChaosSpec
import io.chaoskit.model.Target
import io.chaoskit.site.Sites
import io.chaoskit.validator.Validator
import io.chaoskit.validator.Validators
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

import static io.chaoskit.effect.Effects.anyException

/** A sweep tells which catch blocks it entered, and asks the checks of retries. */
class SweepHandlersSpec extends ChaosSpec {

    static final String CHARGE = 'acme.store.Client.Card.charge()'

    @TempDir
    Path folder

    def "tells the catch blocks of the classes that faults pass through, and which were entered"() {
        when:
        def result = sweep('wrapped')

        then: 'those of Client, of which only one is in the way'
        [result.handlersEntered(), result.handlers()] == [1, 5]
        result.handlersNeverEntered().size() == 4
        result.handlersNeverEntered().every { it ==~ /Client\.groovy:\d+ catch \(IOException\)/ }
        result.toText(false) =~ /  handlers    1 of 5 catch blocks entered\n    never     Client\.groovy:\d+ catch \(IOException\)\n/
        result.toJson().replaceAll(/\s/, '').contains('"handlers":{"entered":1,"total":5,"neverEntered":["Client.groovy:')
    }

    def "goes on with the catch blocks of its journal"() {
        given:
        def journal = folder.resolve('sweep.journal')
        def whole = sweep('otherwise') { it.journal(journal, 'x') }
        def lines = Files.readAllLines(journal)

        when: 'all but the beginning is there'
        def resumed = sweep('otherwise') { it.journal(journal, 'x') }

        then:
        resumed.handlersNeverEntered() == whole.handlersNeverEntered()
        resumed.handlersEntered() == whole.handlersEntered()
        whole.handlersEntered() > 0
        Files.readAllLines(journal) == lines
    }

    def "a step that may end with what is injected is told to end with it: #work"() {
        expect:
        sweep(work, null, { it }, { it.tolerate(io.chaoskit.model.Tolerance.INJECTED) }).matrix()[0].outcome() == outcome

        where:
        work       || outcome
        'plain'    || 'propagated'
        'wrapped'  || 'translated'
        'otherwise'|| 'absorbed'
    }

    def "a sweep with #check.name() finds #kinds in #work"() {
        when:
        def result = sweep(work, check) { it }

        then:
        result.findings()*.kind() == kinds
        result.matrix()[0].outcome() == outcome

        where:
        check                              | work       || kinds         | outcome
        Validators.noEscape()              | 'wrapped'  || ['violation'] | 'translated'
        Validators.noEscape()              | 'stubborn' || []            | 'retried 1 time'
        Validators.noUnboundedRetry(9)     | 'stubborn' || ['violation'] | 'retried 1 time'
        Validators.noUnboundedRetry(9)     | 'wrapped'  || []            | 'translated'
        Validators.noRetryWithoutDelay()   | 'stubborn' || ['violation'] | 'retried 1 time'
    }

    private static SweepResult sweep(String work, Validator check = null, Closure<?> settings = { it }, Closure<?> adding = { it }) {
        def builder = Sweep.of {
            def order = scenario().target(Target.created({ new Client() }, { })).step(work) { it.target()."$work"() }
                .inject(anyException(false, false).on(Sites.method(CHARGE)))
            if (check != null) {
                order.check(check)
            }
            adding(order)
            order.build()
        }.repeats(0)
        settings(builder)
        builder.build().run()
    }

    private static SweepResult sweep(String work, Closure<?> settings) {
        sweep(work, null, settings)
    }
}
