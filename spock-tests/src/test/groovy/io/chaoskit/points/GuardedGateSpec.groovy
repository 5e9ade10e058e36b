package io.chaoskit.points

import io.chaoskit.ChaosSpec
import java.lang.invoke.MethodHandles
import java.lang.invoke.MethodType
import java.util.concurrent.FutureTask
import java.util.concurrent.atomic.AtomicInteger

class GuardedGateSpec extends ChaosSpec {

    /** As many as the places for the depths of threads. */
    static final int PLACES = 256

    AtomicInteger arrivals = new AtomicInteger()

    def setup() {
        def arrive = MethodHandles.lookup()
                .findVirtual(AtomicInteger, 'incrementAndGet', MethodType.methodType(int))
                .bindTo(arrivals)
        def counted = arrive.asType(MethodType.methodType(Object))
        MethodGate.connect(MethodHandles.dropArguments(counted, 0, int), MethodHandles.dropArguments(counted, 0, int, Object))
    }

    def cleanup() {
        MethodGate.disconnect()
    }

    def "no call within ChaosKit's own work is a hit"() {
        when:
        def before = GuardedGate.enter(0)
        GuardedGate.enterOwn()
        def within = [GuardedGate.enter(0), GuardedGate.enter(0, 'continuation')]
        GuardedGate.leaveOwn()
        def after = [GuardedGate.enter(0), GuardedGate.enter(0, 'continuation')]

        then:
        [before, within, after] == [1, [null, null], [2, 3]]
    }

    def "threads that share a place keep their own depths"() {
        given:
        def other = new FutureTask<List<Object>>({
            GuardedGate.enterOwn()
            GuardedGate.leaveOwn()
            [GuardedGate.enter(0), GuardedGate.enter(0)]
        })

        when:
        GuardedGate.enterOwn()
        onThreadWithSamePlace(other)
        def within = GuardedGate.enter(0)
        GuardedGate.leaveOwn()

        then:
        other.get() == [1, 2]
        within == null
        GuardedGate.enter(0) == 3
    }

    private static void onThreadWithSamePlace(Runnable work) {
        def same = (0..<PLACES).collect { new Thread(work) }.find { (it.id - Thread.currentThread().id) % PLACES == 0 }
        same.start()
        same.join()
    }
}
