package acme

import groovy.transform.CompileStatic

import java.util.concurrent.CountDownLatch

/** Books only when it is allowed to. */
@CompileStatic
class SlowLedger extends Ledger {

    private final CountDownLatch begun
    private final CountDownLatch allowed

    SlowLedger(CountDownLatch begun, CountDownLatch allowed) {
        super(1)
        this.begun = begun
        this.allowed = allowed
    }

    @Override
    int book(String text, int amount) throws IOException {
        begun.countDown()
        allowed.await()
        amount
    }
}
