package io.chaoskit.run

import groovy.transform.CompileStatic
import io.chaoskit.ChaosSpec

import java.lang.ref.WeakReference
import java.util.concurrent.ArrayBlockingQueue
import java.util.concurrent.atomic.AtomicInteger

/** Whose the work is that waits in queues. */
class OwnedWorkSpec extends ChaosSpec {

    /** More than there are places, so that several share one. */
    static final int MANY = 100_000

    def owned = new OwnedWork()

    def "work is known by the very object"() {
        given:
        def first = new String('same')
        def second = new String('same')

        when:
        owned.put(first, 1)

        then:
        owned.get(first) == 1
        owned.get(second) == null
        owned.remove(second) == null
        owned.remove(first) == 1
        owned.remove(first) == null
    }

    def "each piece of much work keeps its owner, taken in #order order"() {
        expect:
        wrong(owned, order) == 0

        where:
        order << ['the same', 'the opposite']
    }

    def "threads that hand over and take at once lose nothing"() {
        expect:
        wrongAtOnce(owned) == 0
    }

    def "work that is never taken is forgotten when it is gone"() {
        when:
        def owner = abandoned(owned)

        then:
        eventually {
            System.gc()
            // A place is looked at when something is put there.
            assert wrong(owned, 'the same') == 0
            assert isGone(owner)
        }
    }

    def "all work is forgotten with the last run"() {
        given:
        def work = new Object()
        owned.put(work, 1)

        when:
        owned.clear()

        then:
        owned.get(work) == null
    }

    private static WeakReference<Object> abandoned(OwnedWork owned) {
        def owner = new Object()
        owned.put(new Object(), owner)
        System.gc()
        new WeakReference<>(owner)
    }

    /** Apart, since a condition that fails keeps the values it was made of. */
    @CompileStatic
    private static boolean isGone(WeakReference<Object> owner) {
        owner.get() == null
    }

    @CompileStatic
    private static int wrong(OwnedWork owned, String order) {
        List<Object> all = (0..<MANY).collect { new Object() }
        for (int i = 0; i < MANY; i++) {
            owned.put(all[i], i)
        }
        int wrong = 0
        for (int i = 0; i < MANY; i++) {
            int index = order == 'the same' ? i : MANY - 1 - i
            if (owned.remove(all[index]) != index || owned.get(all[index]) != null) {
                wrong++
            }
        }
        wrong
    }

    @CompileStatic
    private static int wrongAtOnce(OwnedWork owned) {
        AtomicInteger wrong = new AtomicInteger()
        List<Thread> threads = (1..4).collectMany {
            ArrayBlockingQueue<Object> queue = new ArrayBlockingQueue<>(1_000)
            [Thread.start {
                for (int i = 0; i < MANY; i++) {
                    Object work = new Object()
                    owned.put(work, work.toString())
                    queue.put(work)
                }
            }, Thread.start {
                for (int i = 0; i < MANY; i++) {
                    Object work = queue.take()
                    if (owned.remove(work) != work.toString()) {
                        wrong.incrementAndGet()
                    }
                }
            }]
        }
        threads*.join()
        wrong.get()
    }
}
