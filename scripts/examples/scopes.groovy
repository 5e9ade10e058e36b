// Faults in groups. The report counts them by group, and the command line leaves one out, to see which group it is that hurts.
//
//     scripts/chaoskit run scripts/examples/scopes.groovy
//     scripts/chaoskit run scripts/examples/scopes.groovy --without-scope payment
//
class Orders {

    int placed
    int refused

    void place() {
        try {
            Chaos.apply('stock')
            Chaos.apply('card')
            placed++
        } catch (IOException | IllegalStateException unavailable) {
            refused++
        }
    }
}

scenario('orders are placed or refused') {
    target create: { new Orders() }
    step('place') { target.place() }

    scope('warehouse') {
        inject delay(1.ms, 3.ms) on point('stock') probability 0.3 named 'slow stock'
        inject exception(IllegalStateException, 'stock is locked') on point('stock') every 20
    }
    scope('payment') {
        inject exception(SocketTimeoutException, 'no answer') on point('card') every 10
        inject delay(2.ms) on point('card') every 3
    }

    assert target.placed + target.refused == iteration : 'no order is forgotten'

    repeat 100
}
