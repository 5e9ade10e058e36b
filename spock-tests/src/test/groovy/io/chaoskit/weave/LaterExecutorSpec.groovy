package io.chaoskit.weave

import io.chaoskit.Chaos
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.run.PropagationSpec

import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue

/** Classes that hand work over and are loaded while a run needs to know of it. */
class LaterExecutorSpec extends ChaosSpec {

    static final int ROUNDS = 20
    static final int LANES = 2

    static final String EXECUTOR = '''
        class LaterExecutor implements java.util.concurrent.Executor {
            private final Queue<Runnable> queue
            LaterExecutor(Queue<Runnable> queue) { this.queue = queue }
            void execute(Runnable work) { queue.add(work) }
        }'''

    static final String HEIR = '''
        abstract class Named implements java.util.concurrent.Executor { }
        class LaterHeir extends Named {
            private final Queue<Runnable> queue
            LaterHeir(Queue<Runnable> queue) { this.queue = queue }
            void execute(Runnable work) { queue.add(work) }
        }
        LaterHeir'''

    def queue = new LinkedBlockingQueue<Runnable>()

    def "an executor that is loaded during the run hands the iteration over (#name)"() {
        given: 'a thread that belongs to nobody'
        def worker = Thread.startDaemon {
            for (def work = queue.take(); work != PropagationSpec.END; work = queue.take()) {
                work.run()
            }
        }
        Effect nothing = { }

        when:
        def report = run(scenario().target(this).step('hand over') {
            def loaded = new GroovyClassLoader(LaterExecutorSpec.classLoader).parseClass(source)
            def executor = (Script.isAssignableFrom(loaded) ? loaded.getDeclaredConstructor().newInstance().run() : loaded)
                .getDeclaredConstructor(Queue).newInstance(queue)
            def done = new CountDownLatch(1)
            executor.execute {
                Chaos.apply('there')
                done.countDown()
            }
            PropagationSpec.await(done)
        }.inject(PropagationSpec.at('there', nothing)).lanes(LANES).repeat(ROUNDS))

        then:
        report.passed()
        report.injectors()[0].hits() == ROUNDS

        cleanup:
        queue << PropagationSpec.END
        worker.join()

        where:
        name           | source
        'an executor'  | EXECUTOR
        'an heir'      | HEIR
    }
}
