package io.chaoskit.weave

import acme.Ledger
import acme.Upper
import com.fasterxml.jackson.core.JsonParseException
import com.fasterxml.jackson.core.JsonProcessingException
import com.fasterxml.jackson.databind.ObjectMapper
import com.github.benmanes.caffeine.cache.Caffeine
import dev.failsafe.Failsafe
import dev.failsafe.RetryPolicy
import dev.failsafe.function.CheckedSupplier
import io.chaoskit.ChaosSpec
import io.chaoskit.effect.Effect
import io.chaoskit.effect.Effects
import io.chaoskit.trigger.Trigger
import io.github.resilience4j.retry.Retry
import io.github.resilience4j.retry.RetryConfig

import java.time.Duration
import java.util.concurrent.Callable
import java.util.function.UnaryOperator

import static io.chaoskit.weave.MethodFaultSpec.BOOK
import static io.chaoskit.weave.MethodFaultSpec.on

/** Libraries that try again, and what they do to code whose calls fail or are lost. */
class RetrySpec extends ChaosSpec {

    static final Effect GONE = Effects.exception(IOException, 'gone')
    static final Effect LOST = Effects.lostReply(IOException, 'reset')

    def ledger = new Ledger(10)
    def seen = []

    def "#library tries again until the call passes"() {
        when:
        def report = run(scenario().target(ledger).step('book') { seen << retrying.call { ledger.book('a', 5) } }
            .inject(on(BOOK, GONE, Trigger.ALWAYS.first(2))))

        then:
        report.passed()
        seen == [5]
        [report.injectors()[0].hits(), report.injectors()[0].fired()] == [3, 2]
        ledger.entries == ['a:5']

        where:
        library        | retrying
        'resilience4j' | { resilience4j(it) }
        'Failsafe'     | { failsafe(it) }
    }

    def "#library gives up when every attempt fails"() {
        when:
        def report = run(scenario().target(ledger).step('book') { retrying.call { ledger.book('a', 5) } }
            .inject(on(BOOK, GONE)))

        then:
        !report.passed()
        report.injectors()[0].fired() == 3
        ledger.entries == []

        where:
        library        | retrying
        'resilience4j' | { resilience4j(it) }
        'Failsafe'     | { failsafe(it) }
    }

    def "#library books twice when the answer is lost"() {
        when:
        def report = run(scenario().target(ledger).step('book') { seen << retrying.call { ledger.book('a', 5) } }
            .inject(on(BOOK, LOST, Trigger.ALWAYS.first(1))))

        then:
        report.passed()
        seen == [5]
        ledger.entries == ['a:5', 'a:5']

        where:
        library        | retrying
        'resilience4j' | { resilience4j(it) }
        'Failsafe'     | { failsafe(it) }
    }

    def "a cache asks its loader again after it failed"() {
        given:
        def loads = []
        def cache = Caffeine.newBuilder().build(new Upper(loads))

        when:
        def report = run(scenario().target(cache).step('get') {
            seen.addAll((1..4).collect { attempt { cache.get('key') } })
        }.inject(on('com.github.benmanes.caffeine.cache.CacheLoader+.load(..)',
            Effects.exception(IllegalStateException, 'no source'), Trigger.ALWAYS.first(2))))

        then:
        report.passed()
        seen == ['no source', 'no source', 'KEY', 'KEY']
        loads == ['key']
        cache.estimatedSize() == 1
        report.injectors()[0].hits() == 3
    }

    def "Jackson's reader fails as it would on bad text"() {
        given:
        def mapper = new ObjectMapper()

        when:
        def report = run(scenario().target(mapper).step('read') {
            seen.addAll((1..3).collect { attempt { mapper.readValue('{"a": 1}', Map) } })
        }.inject(on('com.fasterxml.jackson.databind.ObjectMapper.readValue(String, Class)',
            { throw new JsonParseException(null, 'bad text') } as Effect, Trigger.ALWAYS.first(1)))
            .inject(on('com.fasterxml.jackson.databind.ObjectMapper.readValue(String, Class)',
                Effects.corrupt({ [a: it.a + 1] } as UnaryOperator), Trigger.ALWAYS.after(1))))

        then:
        report.passed()
        seen == ['bad text', [a: 1], [a: 2]]
    }

    private static Object resilience4j(Closure<?> body) {
        def config = RetryConfig.custom().maxAttempts(3).waitDuration(Duration.ofMillis(1)).build()
        Retry.of('books', config).executeCallable(body as Callable)
    }

    private static Object failsafe(Closure<?> body) {
        Failsafe.with(RetryPolicy.builder().withMaxRetries(2).build()).get(body as CheckedSupplier)
    }

    private static Object attempt(Closure<?> body) {
        try {
            body.call()
        } catch (Exception failed) {
            failed instanceof JsonProcessingException ? failed.originalMessage : failed.message
        }
    }
}
