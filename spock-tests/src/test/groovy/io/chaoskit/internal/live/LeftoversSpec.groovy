package io.chaoskit.internal.live

import io.chaoskit.ChaosSpec
import spock.lang.Requires
import spock.lang.TempDir

import java.nio.channels.Selector
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CountDownLatch

/** What code leaves behind is told by its kind, and what ends by itself is not. */
class LeftoversSpec extends ChaosSpec {

    static final Duration GRACE = Duration.ofMillis(50)

    @TempDir
    Path folder

    Leftovers leftovers = new Leftovers()
    def end = new CountDownLatch(1)

    def cleanup() {
        end.countDown()
    }

    def "a thread that lives on is left, and one of before is not"() {
        given:
        start('old-1')
        leftovers.mark()

        when:
        start('worker-17')

        then:
        left()*.kind() == ['thread worker-#']
        left()[0].text().startsWith("thread 'worker-17' is left, which is waiting at ")

        and: 'what is usual is not looked at'
        leftovers.left(['thread worker-#'] as Set, GRACE, false) == []

        when:
        leftovers.mark()

        then:
        left() == []
    }

    def "a thread that ends in time is not left"() {
        given:
        leftovers.mark()

        when:
        def thread = start('short')
        Thread.start { end.countDown() }

        then:
        leftovers.left([] as Set, Duration.ofSeconds(BOUND), false) == []
        !thread.alive
    }

    @Requires({ os.linux })
    def "an open file is left, and told by its name"() {
        given:
        def file = folder.resolve('data.txt')
        Files.writeString(file, 'x')
        leftovers.mark()
        def open = Files.newInputStream(file)

        expect:
        left()*.text() == ["${file.toRealPath()} is left open".toString()]

        when:
        open.close()

        then:
        left() == []
    }

    @Requires({ os.linux })
    def "a file stays left when it was collected, a thread that the collector ends does not"() {
        given:
        def file = folder.resolve('data.txt')
        Files.writeString(file, 'x')
        leftovers.mark()
        forget(file)
        def selector = Selector.open()

        expect:
        def left = leftovers.left([] as Set, GRACE, true)
        left*.kind().any { it.startsWith('descriptor /') }
        left*.kind().any { it.startsWith('descriptor anon_inode') }

        cleanup:
        selector.close()
    }

    @Requires({ jvm.java21Compatible })
    def "a virtual thread that lives on is left"() {
        given:
        leftovers.mark()
        def end = end
        Thread.ofVirtual().name('light-3').start { end.await() }

        expect:
        left()*.kind() == ['thread light-#']
    }

    private static void forget(Path file) {
        new FileInputStream(file.toFile())
    }

    private Thread start(String name) {
        def end = end
        def running = new CountDownLatch(1)
        def thread = new Thread({ running.countDown(); end.await() }, name)
        thread.daemon = true
        thread.start()
        running.await()
        eventually { assert thread.state == Thread.State.WAITING }
        thread
    }

    private List<Leftovers.Left> left() {
        leftovers.left([] as Set, GRACE, false)
    }
}
