package io.chaoskit.internal.context

import groovy.transform.CompileStatic
import io.chaoskit.ChaosSpec

import java.lang.ref.WeakReference
import java.util.concurrent.ArrayBlockingQueue
import java.util.concurrent.atomic.AtomicInteger

/** The context of work that waits in queues. */
class QueuedWorkSpec extends ChaosSpec {

    /** More than there are places, so that several share one. */
    static final int MANY = 100_000

    def queued = new QueuedWork()

    def "work is known by the very object"() {
        given:
        def first = new String('same')
        def second = new String('same')

        when:
        queued.put(first, 1)

        then:
        queued.get(first) == 1
        queued.get(second) == null
        queued.remove(second) == null
        queued.remove(first) == 1
        queued.remove(first) == null
    }

    def "each piece of much work keeps its context, taken in #order order"() {
        expect:
        wrong(queued, order) == 0

        where:
        order << ['the same', 'the opposite']
    }

    def "threads that hand over and take at once lose nothing"() {
        expect:
        wrongAtOnce(queued) == 0
    }

    def "work that is never taken is forgotten when it is gone"() {
        when:
        def owner = abandoned(queued)

        then:
        eventually {
            System.gc()
            // A place is looked at when something is put there.
            assert wrong(queued, 'the same') == 0
            assert isGone(owner)
        }
    }

    def "all work is forgotten with the last run"() {
        given:
        def work = new Object()
        queued.put(work, 1)

        when:
        queued.clear()

        then:
        queued.get(work) == null
    }

    private static WeakReference<Object> abandoned(QueuedWork queued) {
        def owner = new Object()
        queued.put(new Object(), owner)
        System.gc()
        new WeakReference<>(owner)
    }

    /** Apart, since a condition that fails keeps the values it was made of. */
    @CompileStatic
    private static boolean isGone(WeakReference<Object> owner) {
        owner.get() == null
    }

    @CompileStatic
    private static int wrong(QueuedWork queued, String order) {
        List<Object> all = (0..<MANY).collect { new Object() }
        for (int i = 0; i < MANY; i++) {
            queued.put(all[i], i)
        }
        int wrong = 0
        for (int i = 0; i < MANY; i++) {
            int index = order == 'the same' ? i : MANY - 1 - i
            if (queued.remove(all[index]) != index || queued.get(all[index]) != null) {
                wrong++
            }
        }
        wrong
    }

    @CompileStatic
    private static int wrongAtOnce(QueuedWork queued) {
        AtomicInteger wrong = new AtomicInteger()
        List<Thread> threads = (1..4).collectMany {
            ArrayBlockingQueue<Object> queue = new ArrayBlockingQueue<>(1_000)
            [Thread.start {
                for (int i = 0; i < MANY; i++) {
                    Object work = new Object()
                    queued.put(work, work.toString())
                    queue.put(work)
                }
            }, Thread.start {
                for (int i = 0; i < MANY; i++) {
                    Object work = queue.take()
                    if (queued.remove(work) != work.toString()) {
                        wrong.incrementAndGet()
                    }
                }
            }]
        }
        threads*.join()
        wrong.get()
    }
}
