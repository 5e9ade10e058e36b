// The smallest experiment: a counter, a fault, and a condition.
//
//     scripts/chaoskit run scripts/examples/simple.groovy
//
class Counter {

    private int value

    void add() {
        int before = value
        Chaos.maybeDelay()              // here a fault may strike
        value = before + 1
    }

    int value() {
        value
    }
}

scenario('a counter counts') {
    target new Counter()
    step('add') { target.add() }

    inject delay(1.ms, 3.ms)            // before the step, and in the middle of add()

    assert target.value() == iteration : 'no increment gets lost'
    assert noSlowIteration(10.s)

    repeat 50
}
