package io.chaoskit.internal.context

import groovy.transform.CompileStatic
import io.chaoskit.ChaosSpec

import java.lang.ref.WeakReference
import java.util.function.BiFunction
import java.util.function.Function

/** Work that brings its context along. */
class PropagatedWorkSpec extends ChaosSpec {

    static class Lane implements Context.Owner {

        long number = 1

        @Override
        long number() {
            number
        }
    }

    def lane = new Lane()

    def root = Context.root(lane)

    def setup() {
        root.begin(1)
        CurrentContext.swap(root)
    }

    def cleanup() {
        CurrentContext.swap(null)
    }

    def "#kind is done in a child of the context that it comes from"() {
        given:
        def seen = []
        def propagated = PropagatedWork.inCurrentContext(work.call({ seen << CurrentContext.get().path() }))

        when:
        CurrentContext.swap(null)
        2.times { call.call(propagated) }

        then: 'the same child each time, and the thread is where it was'
        seen[0] ==~ /0\.\d+/
        seen == [seen[0]] * 2
        CurrentContext.get() == null

        where:
        kind           | work                                                           | call
        'a Runnable'   | { Closure body -> return body as Runnable }                    | { Runnable made -> made.run() }
        'a Function'   | { Closure body -> return { x -> body.call() } as Function }      | { Function made -> made.apply('x') }
        'a BiFunction' | { Closure body -> return { x, y -> body.call() } as BiFunction } | { BiFunction made -> made.apply('x', 'y') }
    }

    def "work stays as it is when #why"() {
        given:
        prepare(lane)
        Runnable work = { }

        expect:
        PropagatedWork.inCurrentContext(work).is(work)

        where:
        why                         | prepare
        'the iteration is over'     | { it.number = 2 }
        'the thread has no context' | { CurrentContext.swap(null) }
    }

    def "what work has handed over does not keep that work alive"() {
        given:
        def children = []
        def gone = doneAndForgotten(children)

        expect:
        eventually {
            System.gc()
            assert isGone(gone)
        }
        children*.path()*.tokenize('.')*.drop(2) == [['1'], ['2']]
    }

    /** Apart, since a condition that fails keeps the values it was made of. */
    @CompileStatic
    private static boolean isGone(WeakReference<Object> work) {
        work.get() == null
    }

    /** In a method of its own, whose frame holds nothing any more. */
    @CompileStatic
    private static WeakReference<Object> doneAndForgotten(List<Context> children) {
        Runnable work = new Dividing(children)
        ((Runnable) PropagatedWork.inCurrentContext(work)).run()
        new WeakReference<Object>(work)
    }

    /** Hands over twice. */
    @CompileStatic
    static class Dividing implements Runnable {

        private final List<Context> children

        Dividing(List<Context> children) {
            this.children = children
        }

        @Override
        void run() {
            children.add(new Context(CurrentContext.get()))
            children.add(new Context(CurrentContext.get()))
        }
    }
}
