// A service with a retry, a circuit breaker and a fallback: faults reach it all the time, and its callers never see one.
//
//     scripts/chaoskit run scripts/examples/resilient-service.groovy
//
class Breaker {

    int failures
    int rest

    boolean isOpen() {
        rest > 0 && rest-- > 0
    }

    void failed() {
        if (++failures == 5) {
            failures = 0
            rest = 3
        }
    }
}

class Recommendations {

    final Breaker breaker = new Breaker()
    int fallbacks

    List<String> forCustomer(int id) {
        for (int attempt = 0; attempt < 3 && !breaker.open; attempt++) {
            try {
                Chaos.apply('recommender')
                breaker.failures = 0
                return ["for $id"]
            } catch (IOException | IllegalStateException unavailable) {
                breaker.failed()
                Thread.sleep(1)
            }
        }
        fallbacks++
        ['best seller']
    }
}

scenario('customers always see recommendations') {
    target create: { new Recommendations() }
    step('look') { assert !target.forCustomer(random.nextInt(1_000)).empty }

    inject oneOf({ hit -> throw new SocketTimeoutException('slow') }, exception(IllegalStateException, 'overloaded'), delay(5.ms)) on point('recommender') probability 0.7

    assert noEscape()                       // no injected exception ends a step
    assert noUnboundedRetry(3)
    assert latency.p99 < 10.s
    assert target.fallbacks <= iteration : 'one fallback at most for each look'

    repeat 200
}
