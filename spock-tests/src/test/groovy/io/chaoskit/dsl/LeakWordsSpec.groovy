package io.chaoskit.dsl

import io.chaoskit.value.Size

import static io.chaoskit.effect.Effects.cancellation
import static io.chaoskit.effect.Injector.of
import static io.chaoskit.trigger.Trigger.ALWAYS
import static io.chaoskit.validator.Validators.memoryUnder
import static io.chaoskit.validator.Validators.noDeadlock
import static io.chaoskit.validator.Validators.noFileDescriptorLeak
import static io.chaoskit.validator.Validators.noInfiniteLoop
import static io.chaoskit.validator.Validators.noMemoryLeak
import static io.chaoskit.validator.Validators.noThreadLeak
import static io.chaoskit.validator.Validators.retainedMemoryUnder
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

class LeakWordsSpec extends DslSpec {

    def "assert #words is #java.name()"() {
        expect:
        model("assert $words").assertions()*.validator() == [java]

        where:
        words                                   | java
        'noThreadLeak()'                        | noThreadLeak(ofSeconds(1))
        'noThreadLeak(grace: 5.s)'              | noThreadLeak(ofSeconds(5))
        'noThreadLeak(grace: 0.ms)'             | noThreadLeak(ofMillis(0))
        'noInfiniteLoop(5.s, undying: 3)'       | noInfiniteLoop(ofSeconds(5), 3)
        'noDeadlock()'                          | noDeadlock()
        'noFileDescriptorLeak()'                | noFileDescriptorLeak(0)
        'noFileDescriptorLeak(allowed: 10)'     | noFileDescriptorLeak(10)
        'memoryUnder(512.mb)'                   | memoryUnder(Size.of(512, 'mb'))
        "memoryUnder('512mb')"                  | memoryUnder(Size.of(512, 'mb'))
        'memoryUnder(512.mb, retained: true)'   | retainedMemoryUnder(Size.of(512, 'mb'))
        'memoryUnder(512.mb, retained: false)'  | memoryUnder(Size.of(512, 'mb'))
        'noMemoryLeak()'                        | noMemoryLeak(Size.of(1, 'mb'))
        'noMemoryLeak(tolerance: 5.mb)'         | noMemoryLeak(Size.of(5, 'mb'))
    }

    def "the validator #words is called so in reports"() {
        expect:
        model("assert $words").assertions()*.name() == [words]

        where:
        words << ['noThreadLeak()', 'noDeadlock()', 'noFileDescriptorLeak()', 'noMemoryLeak()', 'panicRecovery(0)']
    }

    def "inject #words is #java"() {
        expect:
        unplaced(model("inject $words").injectors()[0].withName('')) == java

        where:
        words                            | java
        'cancellation()'                 | of(cancellation())
        'cancellation(0.1)'              | of(cancellation()).withTrigger(ALWAYS.probability(0.1))
        'cancellation(after: 5.ms)'      | of(cancellation(ofMillis(5)))
        'cancellation(0.1, after: 5.ms)' | of(cancellation(ofMillis(5))).withTrigger(ALWAYS.probability(0.1))
    }

    def "#words is a mistake"() {
        expect:
        mistakes("  $words") == [told]

        where:
        words                                | told
        'assert noThreadLeak(grce: 5.s)'     |
            '3:10 noThreadLeak must have no other option than grace:, but was given grce: [did you mean grace:?]'
        'assert noThreadLeak(grace: 5)'      | '3:10 grace must have a unit, but was 5 [did you mean 5.ms or 5.s?]'
        'assert memoryUnder(512)'            |
            '3:10 memoryUnder must have a unit, but was 512 [did you mean 512.mb or 512.kb?]'
        'assert memoryUnder(0.mb)'           | '3:10 memoryUnder must be more than 0, but was 0b []'
        'assert memoryUnder(-5.mb)'          | '3:10 memoryUnder must be more than 0, but was -5mb []'
        'assert memoryUnder(5.mb, retained: 1)' | '3:10 retained must be true or false, but was 1 []'
        'assert noMemoryLeak(tolerance: 0.mb)' | '3:10 tolerance must be more than 0, but was 0b []'
        'assert noFileDescriptorLeak(allowed: -1)' | '3:10 allowed must be 0 or more, but was -1 []'
        'inject cancellation(2)'             | '3:10 probability must be between 0 and 1, but was 2 []'
        'inject cancellation(after: -5.ms)'  | '3:10 after must not be negative, but was -5ms []'
    }

    def "panicRecovery is noPanics by another name"() {
        expect:
        model('assert panicRecovery()\nassert panicRecovery(2)').assertions()*.validator()*.name() == ['panicRecovery(0)', 'panicRecovery(2)']
    }

    def "every validator is listed"() {
        expect:
        Vocabulary.validators()*.name().toSet().containsAll(
            ['noThreadLeak', 'noDeadlock', 'noFileDescriptorLeak', 'memoryUnder', 'noMemoryLeak', 'eventually', 'latency',
             'successRate', 'panicRecovery'])
        Vocabulary.injectors()*.name().contains('cancellation')
    }
}
