package io.chaoskit.dsl

import io.chaoskit.model.FailurePolicy
import io.chaoskit.model.Reach
import io.chaoskit.model.RunLength
import io.chaoskit.model.Scenario
import io.chaoskit.verdict.Thresholds

import java.time.Duration

import static java.time.Duration.ofHours
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

class RunWordsSpec extends DslSpec {

    def "a scenario that says nothing runs once in one lane"() {
        given:
        Scenario scenario = model('')

        expect:
        scenario.length() == RunLength.ONCE
        scenario.lanes() == 1
        scenario.warmUp() == 0
        scenario.seed().empty
        scenario.onFailure() == FailurePolicy.STOP
        scenario.reach() == Reach.INHERITED
        scenario.thresholds() == Thresholds.DEFAULT
        scenario.steps()*.name() == ['run']
    }

    def "#words sets the #part"() {
        expect:
        model(words)."$part"() == value

        where:
        words                     | part         | value
        'repeat 100'              | 'length'     | RunLength.repeat(100)
        'repeat 10_000_000_000'   | 'length'     | RunLength.repeat(10_000_000_000L)
        'runFor 24.h'             | 'length'     | RunLength.runFor(ofHours(24))
        "runFor '1.5s'"           | 'length'     | RunLength.runFor(ofMillis(1500))
        'lanes 8'                 | 'lanes'      | 8
        'warmUp 10'               | 'warmUp'     | 10
        'warmUp 0'                | 'warmUp'     | 0
        'seed 42'                 | 'seed'       | OptionalLong.of(42)
        'seed(-42)'               | 'seed'       | OptionalLong.of(-42)
        'onFailure stop'          | 'onFailure'  | FailurePolicy.STOP
        'onFailure resume'        | 'onFailure'  | FailurePolicy.RESUME
        'reach everyone'          | 'reach'      | Reach.EVERYONE
        'thresholds strict'       | 'thresholds' | Thresholds.STRICT
        'thresholds relaxed'      | 'thresholds' | Thresholds.RELAXED
        'thresholds { }'          | 'thresholds' | Thresholds.DEFAULT
        'thresholds { minSuccessRate 0.9 }'       | 'thresholds' | Thresholds.DEFAULT.withMinSuccessRate(0.9)
        'thresholds { minSuccessRate 90.percent }' | 'thresholds' | Thresholds.DEFAULT.withMinSuccessRate(0.9)
        'thresholds { maxFailedIterations 5 }'    | 'thresholds' | Thresholds.DEFAULT.withMaxFailedIterations(5)
        'thresholds { maxAverageDuration 2.s }'   | 'thresholds' | Thresholds.DEFAULT.withMaxAverageDuration(ofSeconds(2))
        'thresholds { requireAll true }'          | 'thresholds' | Thresholds.DEFAULT.withRequireAll(true)
        'assert noPanics()\nthresholds { critical "noPanics" }' | 'thresholds' |
            Thresholds.DEFAULT.withCritical(['noPanics'] as Set)
        'assert noPanics() : "calm"\nthresholds { warning "calm" }' | 'thresholds' |
            Thresholds.DEFAULT.withWarning(['calm'] as Set)
        'def limit = 7\nthresholds { maxFailedIterations limit }' | 'thresholds' |
            Thresholds.DEFAULT.withMaxFailedIterations(7)
    }

    def "#words is refused"() {
        expect:
        mistakes("  $words") == [told]

        where:
        words                | told
        'repeat 0'           | '3:3 repeat must be 1 or more, but was 0 []'
        'repeat(-1)'         | '3:3 repeat must be 1 or more, but was -1 []'
        'repeat -1'          |
            "3:3 'repeat' must be given a value, but has none [put a negative number into parentheses: repeat(-1)]"
        'repeat 2.5'         | '3:3 repeat must be a whole number, but was 2.5 []'
        "repeat '5'"         | "3:3 repeat must be a whole number, but was '5' []"
        'repeat 5.ms'        | '3:3 repeat must be a whole number, but was 5ms []'
        'repeat'             | "3:3 'repeat' must be given a value, but has none [repeat 100]"
        'repeat 5; repeat 6' | '3:13 repeat must be given once, but was given again [remove one; the first is at FILE:3:3]'
        'repeat 5; runFor 6.s' |
            '3:13 a scenario must have repeat or runFor, but has both [remove one; the first is at FILE:3:3]'
        'runFor 6.s; repeat 5' |
            '3:15 a scenario must have repeat or runFor, but has both [remove one; the first is at FILE:3:3]'
        'runFor 5'           | '3:3 runFor must have a unit, but was 5 [did you mean 5.ms or 5.s?]'
        'runFor 0.s'         | '3:3 runFor must be more than 0, but was 0ms []'
        'runFor(-1.s)'       | '3:3 runFor must not be negative, but was -1s []'
        "runFor '5'"         | "3:3 runFor must have a unit (ns, us, ms, s, min, h), but was '5' [did you mean '5s' or '5ms'?]"
        "runFor 'long'"      |
            "3:3 runFor must be a number with a unit, but was 'long' [write it like 5ms, 1.5s, 2min, 24h]"
        'lanes 0'            | '3:3 lanes must be 1 or more, but was 0 []'
        'lanes 3_000_000_000' | '3:3 lanes must be at most 2147483647, but was 3000000000 []'
        'warmUp(-1)'         | '3:3 warmUp must be 0 or more, but was -1 []'
        "seed 'x'"           | "3:3 seed must be a whole number, but was 'x' []"
        'onFailure resum'    | "3:13 onFailure must be stop or resume, but was 'resum' [onFailure resume]"
        'reach everybody'    | "3:9 reach must be everyone, but was 'everybody' [reach everyone]"
        'reach stop'         | "3:3 reach must be everyone, but was stop []"
        'thresholds strikt'  | "3:14 thresholds must be strict, relaxed or a block { … }, but was 'strikt' [thresholds strict]"
        'thresholds 5'       | '3:3 thresholds must be strict, relaxed or a block { … }, but was 5 []'
        'thresholds { minSuccessRate 2 }' | '3:16 minSuccessRate must be between 0 and 1, but was 2 []'
        'thresholds { minSuccesRate 1 }' | "3:16 there is no 'minSuccesRate' in thresholds [minSuccessRate 0.9]"
        'thresholds { repeat 5 }' |
            "3:16 'repeat' belongs in a scenario, not in thresholds [write it in a scenario: repeat 100]"
        'thresholds { requireAll 5 }' | '3:16 requireAll must be true or false, but was 5 []'
        'assert noPanics(); thresholds { critical "noPanik" }' |
            "3:22 there is no validator 'noPanik' [did you mean 'noPanics'?]"
    }

    @Override
    List<String> mistakes(String words) {
        super.mistakes(words)*.replaceAll(/at \S*shop\.groovy/, 'at FILE')
    }

    def "a scenario shows itself as a table"() {
        expect:
        read('''
            scenario('orders') {
              target { }
              step('place') { }
              step('pay') { }
              inject delay(5.ms, 25.ms)
              scope('db') { inject error('gone') on point('card') probability 0.1 named 'card' }
              assert noPanics().warning() : 'calm'
              assert 1 == 1
              repeat 5
              lanes 2
            }''').scenarios()[0].toString() == '''\
            scenario 'orders'
              target  a closure
              steps   place, pay
              inject  delay(5ms, 25ms) at step('*'), Chaos.maybeDelay()
              inject  error('gone') (card) at point('card')  probability 0.1  scope db
              assert  calm  warning
              assert  1 == 1  critical
              run     5 iterations in 2 lanes'''.stripIndent()
    }
}
