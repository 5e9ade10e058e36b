package io.chaoskit.weave

import acme.mail.Caller
import acme.mail.Mail
import acme.mail.Post
import acme.mail.Scope
import acme.mail.Wire
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injected
import io.chaoskit.model.InvalidScenarioException
import io.chaoskit.site.Sites
import io.chaoskit.value.InjectorMistake
import io.chaoskit.value.Mistake
import io.chaoskit.value.SourceLocation
import io.chaoskit.trigger.Trigger

import java.time.Duration
import java.util.concurrent.CancellationException
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.Executors
import java.util.concurrent.Flow
import java.util.concurrent.TimeUnit
import java.util.function.UnaryOperator

import static io.chaoskit.effect.Effects.asynchronous

/** Faults of the reply of methods that return before it is there. */
class AsynchronousSpec extends ChaosSpec {

    static final Duration LONG = Duration.ofHours(1)

    def post = new Post()
    def seen = []

    def "#effect gives the caller a stage with #answer, and begins #begun"() {
        when:
        def report = run(scenario().target { seen << settled(post.ask('a')) }.inject(on('acme.mail.Post.ask(..)', effect)))

        then:
        seen == [answer]
        post.begun.toList() == begun
        report.injectors()*.fired() == [1]
        report.passed()

        where:
        effect                                              || answer                                                                                          | begun
        Effects.exception(IOException, 'gone')              || 'java.io.IOException: gone'                                                                     | []
        Effects.error('no')                                 || 'io.chaoskit.effect.InjectedException: no'                                                      | []
        Effects.lostReply(IOException, 'lost')              || 'java.io.IOException: lost'                                                                     | ['a']
        Effects.returning('x')                              || 'x'                                                                                             | []
        Effects.skip()                                      || 'null'                                                                                          | []
        Effects.corrupt({ it.toUpperCase() } as UnaryOperator) || 'ANSWER TO A'                                                                                | ['a']
        Effects.argument(0, { it + 1 } as UnaryOperator)    || 'answer to a1'                                                                                  | ['a1']
        Effects.timeout(Duration.ofMillis(1))               || 'java.util.concurrent.TimeoutException: injected time-out after 1ms at acme.mail.Post.ask(String)' | []
        Effects.delay(Duration.ofMillis(1))                 || 'answer to a'                                                                                   | ['a']
        Effects.twice()                                     || 'answer to a'                                                                                   | ['a', 'a']
        Effects.all(Effects.delay(Duration.ofMillis(1)), Effects.corrupt({ it * 2 } as UnaryOperator)) || 'answer to aanswer to a'                             | ['a']
    }

    def "what a stage fails with stays, and is marked when it is injected"() {
        given:
        def failure = { CompletableFuture stage -> stage.handle { value, thrown -> thrown }.get() }

        when:
        run(scenario()
            .step('lost') { seen << failure(post.ask('a')) }
            .step('own') { seen << failure(post.ask('broken')) }
            .inject(on('acme.mail.Post.ask(..)', Effects.lostReply(IOException, 'lost')).first(2)).target(this))

        then:
        seen*.class == [IOException, IllegalStateException]
        seen.collect { Injected.is(it) } == [true, false]
    }

    def "a reply is lost when it comes"() {
        when:
        run(scenario().target {
            def stage = post.send('a')
            seen << stage.done
            post.replies.remove().complete('there')
            seen << settled(stage)
        }.inject(on('acme.mail.Post.send(..)', Effects.lostReply(IOException, 'lost'))))

        then:
        seen == [false, 'java.io.IOException: lost']
    }

    def "#effect holds up the stage until the run stops, and not the caller"() {
        when:
        def stage = null
        run(scenario().target {
            stage = post.send('a')
            post.replies.remove().complete('there')
            seen << stage.done
        }.inject(on('acme.mail.Post.send(..)', effect)))

        then:
        seen == [false]
        settled(stage) == 'there'

        where:
        effect << [Effects.delay(LONG), Effects.block(), Effects.oneOf(Effects.delay(LONG))]
    }

    def "a delay makes the reply late"() {
        given:
        def length = Duration.ofMillis(30)

        when:
        def report = run(scenario().target { post.ask('a').toCompletableFuture().get() }
            .inject(on('acme.mail.Post.ask(..)', Effects.delay(length))))

        then:
        report.latency().min() >= length
    }

    def "cancelling the late stage cancels the method's own"() {
        when:
        run(scenario().target { post.send('a').cancel(true) }.inject(on('acme.mail.Post.send(..)', Effects.delay(LONG))))

        then:
        post.replies.remove().cancelled
    }

    def "a stage that the caller gave up waits for nothing"() {
        given:
        def stop = new io.chaoskit.internal.hit.Stop()
        def change = new io.chaoskit.internal.reply.Change(LONG, stop.&after, null, [], { it.run() })

        when:
        def stage = new io.chaoskit.internal.reply.StageReply(change).result(io.chaoskit.internal.reply.Outcome.of(CompletableFuture.completedFuture('a')))

        then:
        stop.@waits.size() == 1

        when:
        stage.cancel(true)

        then:
        stop.@waits.isEmpty()
    }

    def "faults of several injectors apply in the order written, up to a failure"() {
        when:
        def report = run(scenario().target { seen << settled(post.ask('a')) }
            .inject(on('acme.mail.Post.ask(..)', Effects.corrupt({ "<$it>" as String } as UnaryOperator)))
            .inject(on('acme.mail.Post.ask(..)', Effects.corrupt({ "[$it]" as String } as UnaryOperator)))
            .inject(on('acme.mail.Post.ask(..)', Effects.error('no')).every(2))
            .inject(on('acme.mail.Post.ask(..)', Effects.delay(Duration.ofMillis(1))))
            .repeat(2))

        then:
        seen == ['[<answer to a>]', 'io.chaoskit.effect.InjectedException: no']
        report.injectors()*.fired() == [2, 2, 1, 1]
    }

    def "an effect that is wrong itself is a mistake, and no reply: #what"() {
        given:
        def wrong = new InjectorMistake(Mistake.of(SourceLocation.UNKNOWN, 'it is wrong'), new IOException())

        when:
        def report = run(scenario().target { seen << settled(post.ask('a')) }.inject(on('acme.mail.Post.ask(..)', effect(wrong))))

        then:
        seen == ['answer to a']
        report.mistakes()*.message() == ['it is wrong']
        report.failures().empty

        where:
        what                   | effect
        'when it is asked'     | { thrown -> { hit -> throw thrown } as Effect }
        'when the reply comes' | { thrown -> Effects.corrupt({ throw thrown } as UnaryOperator) }
    }

    def "without the word the stage itself is what the method returns"() {
        when:
        run(scenario().target { seen << settled(post.ask('a')) }
            .inject(Effects.corrupt({ it.thenApply { text -> "<$text>" as String } } as UnaryOperator).on(Sites.method('acme.mail.Post.ask(..)'))))

        then:
        seen == ['<answer to a>']
    }

    def "#effect gives a subscriber #signals"() {
        when:
        run(scenario().target { seen = Signals.of(post.read(lines)) }.inject(on('acme.mail.Post.read(..)', effect)))

        then:
        seen == signals

        where:
        lines      | effect                                                 || signals
        ['a', 'b'] | Effects.delay(Duration.ofMillis(1))                    || ['a', 'b', 'complete']
        ['a', 'b'] | Effects.exception(IOException, 'gone')                 || ['java.io.IOException: gone']
        ['a', 'b'] | Effects.lostReply(IOException, 'lost')                 || ['java.io.IOException: lost']
        []         | Effects.lostReply(IOException, 'lost')                 || ['java.io.IOException: lost']
        ['a', 'b'] | Effects.corrupt({ it.toUpperCase() } as UnaryOperator) || ['A', 'B', 'complete']
        []         | Effects.corrupt({ it.toUpperCase() } as UnaryOperator) || ['complete']
        ['a', 'b'] | Effects.returning('x')                                 || ['x', 'complete']
        ['a', 'b'] | Effects.skip()                                         || ['complete']
        ['a', 'b'] | Effects.timeout(Duration.ofMillis(1))                  || ['java.util.concurrent.TimeoutException: injected time-out after 1ms at acme.mail.Post.read(List)']
    }

    def "a late suspend function holds up no thread"() {
        given:
        def wire = new Wire()
        def mail = new Mail(wire)
        def dispatcher = Executors.newSingleThreadExecutor()
        def caller = null

        when:
        run(scenario().target {
            caller = Caller.start(dispatcher) { call(mail, it) }
            // The only thread of the dispatcher is free while the caller is suspended, and so it is when the reply is there.
            dispatcher.submit {}.get(BOUND, TimeUnit.SECONDS)
            eventually { assert mail.begun.toList() == ['a'] }
            seen << caller.value().done
        }.inject(on("acme.mail.Mail.$function(..)", effect)))

        then:
        seen == [false]
        settled(caller.value()) == answer
        caller.wentOn() != null

        cleanup:
        wire.close()
        dispatcher.shutdownNow()

        where:
        function  | call                          | effect                                                                 || answer
        'send'    | { m, c -> m.send('a', c) }    | Effects.delay(LONG)                                                    || 'sent a'
        'forward' | { m, c -> m.forward('a', c) } | Effects.block()                                                        || 'a'
        'send'    | { m, c -> m.send('a', c) }    | Effects.all(Effects.delay(LONG), Effects.lostReply(IOException, 'x'))  || 'java.io.IOException: x'
    }

    def "a late suspend function ends when its coroutine is cancelled #moment"() {
        given:
        def wire = new Wire()
        def mail = new Mail(wire)
        def dispatcher = Executors.newSingleThreadExecutor()
        def scope = new Scope(dispatcher)

        when:
        run(scenario().target {
            before(scope)
            def caller = Caller.start(scope) { mail.count(it) }
            eventually { assert mail.begun.size() == 1 }
            meanwhile(scope)
            seen << settled(caller.value())
        }.inject(on('acme.mail.Mail.count(..)', Effects.delay(LONG))))

        then:
        seen == ['java.util.concurrent.CancellationException: too late']
        eventually { assert scope.waiting.empty }

        cleanup:
        wire.close()
        dispatcher.shutdownNow()

        where:
        moment              | before                     | meanwhile
        'while it waits'    | { }                        | { job -> eventually { assert !job.waiting.empty }; job.cancel('too late') }
        'before it is late' | { it.cancel('too late') }  | { }
    }

    def "rejects #method"() {
        when:
        run(scenario().target { }.inject(on(method, Effects.delay(LONG))))

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.toString() == ["asynchronous must be on a method that returns a CompletionStage, a CompletableFuture or a Flow.Publisher," +
            " or on a suspend function, but $what" as String]

        where:
        method                      || what
        'acme.mail.Post.count()'    || 'acme.mail.Post.count() returns int'
        'acme.mail.Post.later(..)'  || 'acme.mail.Post.later(String) returns Future'
        'acme.mail.Post.new(..)'    || 'acme.mail.Post.new() returns nothing'
    }

    private static String settled(stage) {
        try {
            "${stage.toCompletableFuture().get(BOUND, TimeUnit.SECONDS)}"
        } catch (ExecutionException failed) {
            failed.cause
        } catch (CancellationException cancelled) {
            // A later JDK throws one of its own.
            cancelled.cause ?: cancelled
        }
    }

    private static on(String pointcut, Effect effect, Trigger trigger = Trigger.ALWAYS) {
        asynchronous(effect).on(Sites.method(pointcut)).withTrigger(trigger)
    }

    /** Asks for one element after the other, and keeps what comes. */
    static class Signals implements Flow.Subscriber<String> {

        final List<String> all = []
        final CountDownLatch over = new CountDownLatch(1)
        Flow.Subscription subscription

        static List<String> of(Flow.Publisher<String> publisher) {
            def signals = new Signals()
            publisher.subscribe(signals)
            assert signals.over.await(BOUND, TimeUnit.SECONDS)
            signals.all
        }

        @Override
        void onSubscribe(Flow.Subscription given) {
            subscription = given
            subscription.request(1)
        }

        @Override
        void onNext(String element) {
            all << element
            subscription.request(1)
        }

        @Override
        void onError(Throwable thrown) {
            all << "$thrown".toString()
            over.countDown()
        }

        @Override
        void onComplete() {
            all << 'complete'
            over.countDown()
        }
    }
}
