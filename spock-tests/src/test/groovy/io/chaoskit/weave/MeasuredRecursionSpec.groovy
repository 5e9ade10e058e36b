package io.chaoskit.weave

import acme.Ledger
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.pointcut.Pointcut
import io.chaoskit.trigger.Trigger
import io.chaoskit.validator.Validators

class MeasuredRecursionSpec extends ChaosSpec {

    static final Pointcut DEPTH = Pointcut.parse('acme.Ledger.depth(int)')

    def ledger = new Ledger(1)

    def "measures each iteration by itself and tells the deepest"() {
        when:
        def report = run(scenario().target(ledger).step('call') { ledger.depth((it.iteration() - 1) as int) }
            .check(Validators.recursionDepthLimit(3, DEPTH)).repeat(5).onFailure(FailurePolicy.RESUME))

        then:
        report.failures()*.iteration() == [4, 5]
        report.failures()*.message() == (4..5).collect { "recursion depth of acme.Ledger.depth(int) must be at most 3, but was $it".toString() }
        report.validators()[0].measured() == 'max 5'
    }

    def "a fault that ends a call ends its depth"() {
        when:
        def report = run(scenario().target(ledger).step('call') {
            3.times { try { ledger.depth(2) } catch (RuntimeException injected) { } }
        }.inject(MethodFaultSpec.on('acme.Ledger.depth(int)', Effects.error('no'), Trigger.ALWAYS.every(3)))
            .check(Validators.recursionDepthLimit(3, DEPTH)))

        then:
        report.passed()
        report.validators()[0].measured() == 'max 3'
    }

    def "threads are measured apart"() {
        when:
        def report = run(scenario().target(ledger).step('call') {
            (1..4).collect { Thread.start { ledger.depth(1) } }*.join()
        }.check(Validators.recursionDepthLimit(2, DEPTH)))

        then:
        report.passed()
        report.validators()[0].measured() == 'max 2'
    }

    def "refuses a pointcut that matches nothing"() {
        when:
        run(scenario().target(ledger).step('call') { }.check(Validators.recursionDepthLimit(3, Pointcut.parse('acme.Ledger.dpth(..)'))))

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.toString() == [
            "'acme.Ledger.dpth(..)' must match a method, but acme.Ledger has no method 'dpth'; did you mean depth(int)?"]
    }
}
