// Chaos in a test: a scenario is a value, and its report has conditions like any other. Copy it to src/test/groovy of a project with Spock and
// chaoskit-dsl.
//
import spock.lang.Specification

import static io.chaoskit.dsl.ChaosKit.*

class CheckoutSpec extends Specification {

    static class Checkout {

        int orders
        int refused

        boolean buy() {
            try {
                io.chaoskit.Chaos.apply('card')
                orders++
                true
            } catch (SocketTimeoutException noAnswer) {
                refused++
                false
            }
        }
    }

    def checkout = new Checkout()

    def "a card service that is away costs no order"() {
        when:
        def report = scenario('card service away') {
            target checkout
            step('buy') { target.buy() }
            inject exception(SocketTimeoutException, 'no answer') on point('card') every n
            assert checkout.orders + checkout.refused == iteration
            repeat 20
            seed 1
        }.run()

        then:
        report.passed
        report.injectors[0].fired == faults
        checkout.refused == faults

        where:
        n  || faults
        1  || 20
        10 || 2
    }
}
