// Loads the classes that most scripts need, for the archive that makes starts fast. One scenario passes, one fails.
scenario('passes') {
    target { Chaos.maybeDelay() }
    setup { }
    teardown { }
    step('one') { Chaos.maybeError() }
    scope('scope') { inject delay(0.ms, 1.ms) probability 0.5 }
    inject error('boom') on point('nowhere'), step('one') after 1000
    inject panic(0)
    inject all(exception(IOException, 'gone'), delay('1ms')) every 1000 named 'both'
    assert goroutineLimit(10_000)
    assert noPanics().warning()
    assert noInfiniteLoop(10.s)
    assert iteration > 0 : 'counts'
    thresholds { minSuccessRate 0.9 }
    repeat 20
    lanes 2
}

scenario('fails') {
    target { Chaos.maybePanic() }
    inject panic() first 1
    assert allOf(recursionDepthLimit(5), maxErrors(0))
    seed 1
    onFailure resume
}

class Trained {
    int one(int n) { n + 1 }
}

scenario('weaves') {
    target { new Trained().one(1) }
    inject exception(IllegalStateException, 'gone') on 'Trained.one(..)' every 2
    inject delay(0.ms, 1.ms) on 'Trained*.o*(..)' every 2
    onFailure resume
    repeat 4
}

scenario('connects') {
    proxy('p') { upstream 'localhost:1' }
    target { proxy('p').address }
    step('one') { }
    inject latency(0.ms) on proxy('p') probability 0.5
    repeat 2
}
