package io.chaoskit.weave

import acme.mail.Caller
import acme.mail.Mail
import acme.mail.Wire
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Effects
import io.chaoskit.site.Sites
import io.chaoskit.trigger.Trigger

import java.time.Duration
import java.util.concurrent.ExecutionException
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit
import java.util.function.UnaryOperator

/** A suspend function of Kotlin is hit once a call, and faults act on its real result, also when it was suspended. */
class SuspendFunctionSpec extends ChaosSpec {

    static final String SEND = 'acme.mail.Mail.send(..)'

    Wire wire = new Wire()
    Mail mail = new Mail(wire)
    ExecutorService dispatcher = Executors.newSingleThreadExecutor { new Thread(it, 'dispatcher') }
    List<String> seen = Collections.synchronizedList([])

    def cleanup() {
        wire.close()
        dispatcher.shutdownNow()
    }

    def "a call that is suspended is one hit"() {
        when:
        def report = run(calling(50) { mail.send('a', it) }.inject(on(SEND, Effects.error('no'), Trigger.ALWAYS.every(2))))

        then: 'each call but those that fail is suspended twice'
        report.injectors()*.hits() == [50]
        report.injectors()*.fired() == [25]
        seen.countBy { it } == ['sent a': 25, 'io.chaoskit.effect.InjectedException: no': 25]
        mail.begun.size() == 25
    }

    def "each call of a recursive function is a hit"() {
        when:
        def report = run(calling { mail.sendAll(3, it) }
            .inject(on('acme.mail.Mail.sendAll(..)', Effects.delay(Duration.ZERO)))
            .inject(on(SEND, Effects.delay(Duration.ZERO))))

        then:
        report.injectors()*.hits() == [4, 3]
        seen == ['sent 1;sent 2;sent 3;']
    }

    def "a wildcard does not match what the compiler made of functions"() {
        when:
        def report = run(calling { mail.send('a', it) }.inject(on(pointcut, Effects.delay(Duration.ZERO))))

        then:
        report.injectors()*.hits() == [hits]

        where:
        pointcut                                                                     | hits
        'acme.mail..*.*(..) && !acme.mail.Wire.*(..) && !acme.mail.Caller..*.*(..) && !acme.mail.Scope.*(..)' | 1
        // Unless it is spelled out: it goes on twice.
        'acme.mail..*.invokeSuspend(..) && !acme.mail.Caller.*(..)'                  | 2
    }

    def "#effect on #function gives the caller #answer and begins #begun"() {
        when:
        def report = run(calling { call(mail, it) }.inject(on("acme.mail.Mail.$function(..)", effect)))

        then:
        seen == [answer]
        mail.begun.toList() == begun
        report.injectors()*.fired() == [1]
        report.passed()

        where:
        function  | effect                                                  | call                           || answer                                         | begun
        'send'    | Effects.corrupt({ it.reverse() } as UnaryOperator)      | { m, c -> m.send('a', c) }     || 'a tnes'                                       | ['a']
        'send'    | Effects.returning('x')                                  | { m, c -> m.send('a', c) }     || 'x'                                            | []
        'send'    | Effects.skip()                                          | { m, c -> m.send('a', c) }     || 'null'                                         | []
        'send'    | Effects.argument(0, { it + 1 } as UnaryOperator)        | { m, c -> m.send('a', c) }     || 'sent a1'                                      | ['a1']
        'send'    | Effects.exception(IOException, 'gone')                  | { m, c -> m.send('a', c) }     || 'java.io.IOException: gone'                    | []
        'send'    | Effects.lostReply(IOException, 'lost')                  | { m, c -> m.send('a', c) }     || 'java.io.IOException: lost'                    | ['a']
        'send'    | Effects.twice()                                         | { m, c -> m.send('a', c) }     || 'sent a'                                       | ['a', 'a']
        'send'    | Effects.all(Effects.twice(), Effects.twice())           | { m, c -> m.send('a', c) }     || 'sent a'                                       | ['a', 'a', 'a']
        'send'    | Effects.corrupt({ it.reverse() } as UnaryOperator)      | { m, c -> m.send('broken', c) } || 'java.lang.IllegalStateException: broken'     | ['broken']
        'send'    | Effects.lostReply(IOException, 'lost')                  | { m, c -> m.send('broken', c) } || 'java.lang.IllegalStateException: broken'     | ['broken']
        'send'    | Effects.twice()                                         | { m, c -> m.send('broken', c) } || 'java.lang.IllegalStateException: broken'     | ['broken']
        'forward' | Effects.corrupt({ it.toUpperCase() } as UnaryOperator)  | { m, c -> m.forward('a', c) }  || 'A'                                            | ['a']
        'forward' | Effects.lostReply(IOException, 'lost')                  | { m, c -> m.forward('a', c) }  || 'java.io.IOException: lost'                    | ['a']
        'forward' | Effects.twice()                                         | { m, c -> m.forward('a', c) }  || 'a'                                            | ['a', 'a']
        'count'   | Effects.corrupt({ it + 40 } as UnaryOperator)           | { m, c -> m.count(c) }         || '41'                                           | ['count']
        'count'   | Effects.lostReply(IOException, 'lost')                  | { m, c -> m.count(c) }         || 'java.io.IOException: lost'                    | ['count']
        'count'   | Effects.twice()                                         | { m, c -> m.count(c) }         || '2'                                            | ['count', 'count']
    }

    private calling(int calls = 1, Closure<?> function) {
        scenario().repeat(calls).target {
            def caller = Caller.start(dispatcher) { completion -> function(completion) }
            seen << answer { caller.value().get(BOUND, TimeUnit.SECONDS) }
            assert caller.wentOn() in ['dispatcher', null]
        }
    }

    private static String answer(Closure<?> value) {
        try {
            "${value()}"
        } catch (ExecutionException failed) {
            failed.cause
        }
    }

    private static on(String pointcut, Effect effect, Trigger trigger = Trigger.ALWAYS) {
        effect.on(Sites.method(pointcut)).withTrigger(trigger)
    }
}
