// Several iterations at once, each lane on a target of its own: conditions look after each iteration, as with one lane.
//
//     scripts/chaoskit run scripts/examples/lanes.groovy
//
class Account implements AutoCloseable {

    int lane
    int cents
    boolean closed

    void pay(int amount) {
        cents -= amount
        try {
            Chaos.apply('bank')
        } catch (IOException refused) {
            cents += amount                     // back again
        }
    }

    void earn(int amount) {
        cents += amount
    }

    void close() {
        closed = true
    }
}

scenario('an account is never overdrawn') {
    target perLane: { new Account(lane: lane) }
    step('earn') { target.earn(10) }
    step('pay') { target.pay(1 + random.nextInt(10)) }

    inject exception(IOException, 'refused') on point('bank') probability 0.2
    inject delay(1.ms) on step('pay') probability 0.3

    assert target.cents >= 0 : 'not overdrawn'
    assert target.lane == lane : 'nobody else works on it'

    lanes 4
    repeat 200
}
