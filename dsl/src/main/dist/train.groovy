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

// Loaded while its run goes on.
class TrainedLater {
    List<String> others(Map<String, ? super Integer> all, int[] more = []) throws IOException { all.keySet() as List }
}

scenario('weaves') {
    target { new TrainedLater().others([:]); new Trained().one(1) }
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

// What several lanes need, without them: they weave executors, and the JVM leaves classes that were woven out of its archive.
['context.Propagation', 'context.PropagatedWork', 'context.QueuedWork', 'weave.Glance', 'weave.HandoverMethod', 'weave.HandoverWeaving',
 'weave.HandoverWeaving$HandoverRecipe', 'weave.MadeBefore', 'weave.MadeBefore$Made'].each {
    Class.forName("io.chaoskit.internal.$it", true, ClassLoader.systemClassLoader)
}
[java.util.concurrent.CompletableFuture, java.util.concurrent.ForkJoinPool, java.util.concurrent.ForkJoinTask,
 java.util.concurrent.ThreadPoolExecutor].each { it.declaredClasses }
