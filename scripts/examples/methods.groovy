// Faults in methods: private ones, those of a library and of the JDK too. The code under test knows nothing of ChaosKit.
//
//     scripts/chaoskit run scripts/examples/methods.groovy
//
class CardService {

    final Map<String, Integer> charges = [:]

    String charge(String order, int cents) throws IOException {
        charges.putIfAbsent(order, cents)       // a second call for the same order charges nothing
        "receipt of $order"
    }

    private int fee(int cents) {
        cents.intdiv(100)
    }
}

class Checkout {

    final CardService card = new CardService()
    int paid

    String pay(String order, int cents) {
        for (int attempt = 1; attempt <= 4; attempt++) {
            try {
                def receipt = card.charge(order, cents + card.fee(cents))
                paid++
                return receipt ?: "receipt of $order, to be printed later"
            } catch (IOException lost) {
                Thread.sleep(attempt)
            }
        }
        throw new IllegalStateException("the card service does not answer")
    }
}

scenario('each order is charged once') {
    target create: { new Checkout() }
    step('pay') { target.pay("order $iteration", 500) }

    inject lostReply(IOException, 'reset') on 'CardService.charge(..)' first 1     // charged, and nobody knows
    inject twice()                         on 'CardService.charge(..)' every 7
    inject returning(null)                 on 'CardService.charge(..)' probability 0.1
    inject corrupt { fee -> -fee }         on 'CardService.fee(..)' every 10
    inject delay(1.ms)                     on 'java.util.HashMap.putIfAbsent(..)' every 20 named 'slow map'

    assert target.card.charges.size() == iteration : 'one charge for each order'
    assert noRetryWithoutDelay()

    repeat 100
}
