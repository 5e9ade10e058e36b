// Runs until the time is over, whatever fails, to know how often something goes wrong. Failures within the thresholds: UNSTABLE.
//
//     scripts/chaoskit run scripts/examples/continuous.groovy -d 10s
//
class Mailbox {

    int sent
    int lost

    void send() {
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                Chaos.apply('mail server')
                sent++
                return
            } catch (SocketTimeoutException again) {
                lost++
            }
        }
        throw new IllegalStateException('no mail was sent in three tries')
    }
}

scenario('mails are sent') {
    target new Mailbox()
    step('send') { target.send() }

    inject exception(SocketTimeoutException, 'no answer') on point('mail server') probability 0.2
    inject delay(10.us, 1.ms) every 100.ms

    assert noSlowIteration(30.s)
    assert successRate >= 90.percent

    runFor 24.h
    warmUp 20
    onFailure resume
    thresholds { minSuccessRate 0.9 }
}
