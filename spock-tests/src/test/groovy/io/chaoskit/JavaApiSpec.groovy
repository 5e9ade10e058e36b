package io.chaoskit

import acme.checkout.CheckoutScenarios
import io.chaoskit.effect.Effects
import io.chaoskit.model.Scenario
import io.chaoskit.report.Failure
import io.chaoskit.report.FailureAnalysis
import io.chaoskit.report.Report
import io.chaoskit.report.Thrown
import io.chaoskit.validator.Severity
import io.chaoskit.verdict.Verdict

/** The API as Java sees it: the scenarios are in {@link CheckoutScenarios}, which is written in Java alone. */
class JavaApiSpec extends ChaosSpec {

    def "finds a bug with a fault on a method"() {
        when:
        def report = CheckoutScenarios.duplicates()

        then:
        report.verdict() == Verdict.FAIL
        report.failures()*.message() == ['each order once must hold, but does not']
        report.failures()[0].faults()*.toString() == ['twice() at acme.checkout.Shop.buy(int), hit 1 from CheckoutScenarios.java:57']
        report.injectors()*.name() == ['delivered twice']
    }

    def "a caller sees '#seen' of #effect"() {
        expect:
        CheckoutScenarios.seenBy(effect) == "PASS: $seen"

        where:
        [effect, seen] << [CheckoutScenarios.onMethods(), [
            'free', 'paid 7 not', 'paid 8', 'null', 'reset',
            'injected time-out after 1ms at acme.checkout.Shop.pay(int)', 'paid 7']].transpose()
    }

    def "repeats recorded faults"() {
        when:
        def (recorded, again) = CheckoutScenarios.repeated()

        then:
        recorded.size() == 1
        again == recorded
    }

    def "has a factory for each site and a method for each trigger"() {
        expect:
        CheckoutScenarios.injectors().collect { "${it.effect().text()} at ${it.siteText()}, ${it.trigger()}" as String } == [
            "delay(1s) at step('*'), Chaos.maybeDelay(), every 10",
            "delay(1s) at Chaos.maybeDelay(), every 1s",
            "all(delay(1s), error('boom')) at point('card'), failpoint('db'), after 2",
            "block() at step('buy'), step('*'), after 1s",
            "cpuStress(1, 1s, load: 50%) at the run, between 1s, 2s",
            "network { host('*.pay.example') { latency 1s; drop 0.1 } } at the network, limit 3",
            "error('boom') at proxy('db'), rate 50.perSecond",
            "error('boom') at acme.checkout.Shop.buy(..), when {…}"]
    }

    def "types the object under test"() {
        when:
        def report = CheckoutScenarios.recovers()

        then:
        report.passed()
        report.iterations().total() == 5
    }

    def "no public constructor makes a #type.simpleName"() {
        expect:
        type.constructors.length == 0

        where:
        type << [Scenario, Report, Failure]
    }

    def "a report without a verdict is none"() {
        when:
        Report.builder('orders', 42).build()

        then:
        def missing = thrown(NullPointerException)
        missing.message == 'verdict'
    }

    def "reads reports, failures and scenarios by properties"() {
        given:
        def failure = Failure.builder(Failure.Kind.STEP, Severity.CRITICAL, 'gone')
            .iteration(7, 1).step('pay').exception(new Thrown('Error', 'x', [], true)).build()
        def report = Report.builder('orders', 42).verdict(Verdict.PASS, [], 'fine').failures([failure], 0, FailureAnalysis.NONE).build()
        def scenario = Scenario.builder('orders').target { }.inject(Effects.panic()).build()

        expect:
        report.passed
        report.latency.p95.zero
        report.failures[0].step == 'pay'
        report.failures.exception*.get().type == ['Error']
        scenario.name == 'orders'
        scenario.injectors.name == ['panic()']
    }

    def "changes a scenario by a builder that begins with it"() {
        given:
        def scenario = Scenario.builder('orders').target { }.inject(Effects.panic().atDefaultSites().withScope('db')).seed(1).build()

        when:
        def other = scenario.toBuilder().seed(2).lanes(3).withoutScope('db').build()

        then:
        other.seed().asLong == 2
        other.lanes() == 3
        other.injectors() == []
        other.name() == 'orders'
        scenario.seed().asLong == 1
        scenario.injectors()*.scope() == ['db']
    }
}
