package io.chaoskit.weave

import acme.store.Vault
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Injected
import io.chaoskit.model.FailurePolicy
import io.chaoskit.site.Sites

import java.sql.SQLException

import static io.chaoskit.effect.Effects.anyException
import static io.chaoskit.effect.Effects.asynchronous

/** One of the exceptions that the callers of a method must expect. */
class AnyExceptionSpec extends ChaosSpec {

    static final String OWN = 'acme.store.Vault'

    def "#effect throws each of #types"() {
        given:
        def store = new Vault()
        def seen = []

        when:
        def report = run(calling {
            try {
                work(store)
            } catch (Throwable thrown) {
                seen << thrown
            }
        }.inject(on(method, effect)).repeat(60).seed(1))

        then:
        report.passed()
        seen.size() == 60
        seen.every { Injected.is(it) }
        seen*.class.toSet() == types as Set

        where:
        effect                     | method    | work             || types
        anyException()             | 'save()'  | { it.save() }    || [IOException, SQLException, RuntimeException]
        anyException(false, false) | 'save()'  | { it.save() }    || [IOException, SQLException]
        anyException(true, true)   | 'count()' | { it.count() }   || [RuntimeException, Error]
        anyException()             | 'strange()' | { it.strange() } || [RuntimeException]
        anyException(false, false) | 'open()'  | { Vault.open() } || [Class.forName('acme.store.Vault$Hidden')]
        anyException()             | 'new()'   | { new Vault() }  || [InterruptedException, RuntimeException]
    }

    def "the trace says which one was thrown, and the same seed throws it again"() {
        given:
        def experiment = {
            def store = new Vault()
            run(calling { store.save() }.inject(on('save()', anyException())).repeat(20).seed(seed)
                .onFailure(FailurePolicy.RESUME)).failures()*.faults().flatten()
        }

        when:
        def faults = experiment()

        then:
        faults*.drawn()*.part().toSet() == ['exception(IOException)', 'exception(SQLException)', 'exception(RuntimeException)'] as Set
        faults.every { it.drawn().exception().get().endsWith(it.drawn().part() - 'exception(' - ')') }
        experiment() == faults

        where:
        seed = 7
    }

    def "a late reply fails with one"() {
        given:
        def store = new Vault()
        def seen = []

        when:
        run(calling { seen << store.later().handle { value, thrown -> thrown?.class }.join() }
            .inject(on('later()', asynchronous(anyException(false, false)))))

        then:
        seen == [IOException]
    }

    def "#effect cannot be on #method"() {
        expect:
        refusals(scenario().target { }.inject(on(method, effect))) == [message]

        where:
        effect                     | method      || message
        anyException(false, false) | 'count()'   || "anyException(unchecked: false) must be on methods that declare a checked exception, but ${OWN}.count() declares none that can be made; leave 'unchecked: false' out"
        anyException(false, false) | 'strange()' || "anyException(unchecked: false) must be on methods that declare a checked exception, but ${OWN}.strange() declares none that can be made; leave 'unchecked: false' out"
    }

    private static calling(Closure<?> body) {
        scenario().target(new Object()).step('call') { body.call() }
    }

    private static on(String method, Effect effect) {
        effect.on(Sites.method("${OWN}.$method".toString()))
    }
}
