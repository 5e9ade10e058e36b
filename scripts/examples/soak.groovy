// Hours under light faults: does it stay quick, does it leak? The figures are looked at once, at the end.
//
//     scripts/chaoskit run scripts/examples/soak.groovy -d 30s -o html=soak.html -o json=soak.json
//
class Sessions {

    private final Map<Integer, byte[]> open = new LinkedHashMap<>()

    void visit(int customer) {
        open[customer] = new byte[1024]
        try {
            Chaos.apply('session store')
        } catch (IllegalStateException lost) {
            open.remove(customer)
        }
        if (open.size() > 100) {                // without it memory grows, and noMemoryLeak says so
            open.remove(open.keySet().first())
        }
    }

    int size() {
        open.size()
    }
}

scenario('sessions over a weekend') {
    target new Sessions()
    step('visit') { target.visit(random.nextInt(1_000_000)) }

    inject delay(10.us, 500.us) on point('session store') probability 0.05
    inject exception(IllegalStateException, 'evicted') on point('session store') rate 5.perSecond

    assert latency.p95 < 5.s
    assert latency.p99 < 10.s
    assert successRate >= 99.percent
    assert noMemoryLeak(tolerance: 32.mb)
    assert noThreadLeak(grace: 30.s)
    assert noFileDescriptorLeak(allowed: 50)
    assert target.size() <= 100 : 'old sessions end'

    warmUp 100
    runFor 60.h
    onFailure resume
}
