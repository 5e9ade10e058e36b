// The numbers of a run while it goes on, for Prometheus. Look at http://127.0.0.1:9464/metrics meanwhile.
//
//     scripts/chaoskit run scripts/examples/prometheus.groovy --metrics-port 9464 -d 1min
//
class Queue {

    private final Deque<Integer> waiting = new ArrayDeque<>()
    int handled

    void put(int job) {
        waiting << job
    }

    void handle() {
        while (!waiting.empty) {
            try {
                Chaos.apply('worker')
                waiting.poll()
                handled++
            } catch (IllegalStateException again) {
                Thread.yield()
            }
        }
    }
}

scenario('all jobs are handled') {
    target new Queue()
    step('put') { 3.times { target.put(it) } }
    step('handle') { target.handle() }

    scope('workers') {
        inject delay(1.ms, 5.ms) on point('worker') probability 0.2 named 'slow worker'
        inject exception(IllegalStateException, 'no memory') on point('worker') every 10 named 'failing worker'
    }

    assert target.handled == 3 * iteration : 'no job is lost'
    assert latency.p95 < 10.s

    repeat 1_000
}
