// A retry without an end. It FAILS on purpose: the report names the step that hangs, and where.
//
//     scripts/chaoskit run scripts/examples/infinity-loop.groovy
//
class Subscription {

    int messages

    void receive() {
        while (true) {                       // the bug: nobody counts the attempts
            try {
                Chaos.apply('broker')
                messages++
                return
            } catch (ConnectException unavailable) {
                Thread.sleep(1)
            }
        }
    }
}

scenario('a broker that is away does not stop the service') {
    target new Subscription()
    step('receive') { target.receive() }

    inject exception(ConnectException, 'refused') on point('broker') when { iteration >= 3 }

    assert noInfiniteLoop(500.ms)

    repeat 10
}
