package io.chaoskit.weave

import acme.mail.Filter
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effects
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.verdict.Verdict

/** Lambdas cannot be woven, and whoever meant them is told. */
class LambdaSpec extends ChaosSpec {

    static final String ADVICE = 'which cannot be woven; name a method that calls it, or write a class'

    def "an interface that has only lambdas is told"() {
        when:
        def report = run(scenario().target { Filter.Rule.allowed('a') }
            .inject(MethodFaultSpec.on('acme.mail.Filter.Rule+.allows(..)', Effects.error('no'))))

        then:
        report.verdict() == Verdict.UNSTABLE
        report.reasons() == ["injector error('no') was never reached: no class was loaded that has a method that" +
            " 'acme.mail.Filter.Rule+.allows(..)' matches and can be changed: its implementation is a lambda, $ADVICE" as String]
    }

    def "a class that is not called does not hide the lambdas that are"() {
        when:
        def report = run(scenario().target { Filter.all('a'); new Filter.Never() }
            .inject(MethodFaultSpec.on('acme.mail.Filter+.filter(..) && !acme.mail.Filter.Upper.*(..)', Effects.error('no'))))

        then:
        report.reasons() == ["injector error('no') was never reached: no thread of an iteration called a method that" +
            " 'acme.mail.Filter+.filter(..) && !acme.mail.Filter.Upper.*(..)' matches, and its 2 other implementations are lambdas, $ADVICE" as String]
    }

    def "an abstract method that lambdas implement is told before the run"() {
        given:
        Filter.all('a')

        when:
        run(scenario().target { }.inject(MethodFaultSpec.on('acme.mail.Filter.filter(..)', Effects.error('no'))))

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.toString() == ["'acme.mail.Filter.filter(..)' must match a method that can be changed, but matches only" +
            " acme.mail.Filter.filter(String): it is abstract, and its 2 implementations are lambdas, $ADVICE" as String]
    }

    def "a class that is hit is enough"() {
        when:
        def report = run(scenario().target { assert Filter.all('a') == 'x' }
            .inject(MethodFaultSpec.on('acme.mail.Filter+.filter(..)', Effects.returning('x'))))

        then:
        report.passed()
        report.injectors()*.fired() == [1]
    }

    def "a default method of an interface that has only lambdas is hit"() {
        when:
        def report = run(scenario().target { ({ it.isEmpty() } as Filter.Rule).forbids('a') }
            .inject(MethodFaultSpec.on('acme.mail.Filter.Rule+.forbids(..)', Effects.returning(true))))

        then:
        report.passed()
    }
}
