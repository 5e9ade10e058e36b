package io.chaoskit.model

import io.chaoskit.effect.Effects
import io.chaoskit.effect.Injector
import io.chaoskit.site.Sites
import io.chaoskit.validator.Validators
import io.chaoskit.value.SourceLocation
import io.chaoskit.verdict.Thresholds
import spock.lang.Specification

import java.time.Duration
import java.util.concurrent.Callable

class ScenarioBuilderSpec extends Specification {

    def "refuses a scenario with #what"() {
        when:
        describe(Scenario.builder('x'))

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.toString() == [text]

        where:
        what                        | describe                                                  || text
        'no target'                 | { it.repeat(2).build() }                                  || "a scenario without a step must have a target, but 'x' has none; target engine"
        'two targets'               | { it.target(RUN).target(RUN).build() }                    || 'a scenario must have one target, but this is another one; remove one'
        'nothing to run'            | { it.target('text').build() }                             || "a scenario without a step must have a target that can be run, but String cannot; step('name') { … }, or give it a public run(), call() or execute() without arguments"
        'repeat 0'                  | { it.target(RUN).repeat(0).build() }                      || 'repeat must be 1 or more, but was 0'
        'a run of no time'          | { it.target(RUN).runFor(Duration.ZERO).build() }          || 'runFor must be more than 0, but was 0ms'
        'repeat and runFor'         | { it.target(RUN).repeat(1).runFor(HOUR).build() }         || 'a scenario must have repeat or runFor, but has both; remove one'
        'repeat twice'              | { it.target(RUN).repeat(1).repeat(2).build() }            || 'repeat must be given once, but was given again; remove one'
        'no lane'                   | { it.target(RUN).lanes(0).build() }                       || 'lanes must be 1 or more, but was 0'
        'a negative warm-up'        | { it.target(RUN).warmUp(-1).build() }                     || 'warmUp must be 0 or more, but was -1'
        'a step twice'              | { it.target(RUN).step('a') { }.step('a') { }.build() }    || "step names must be unique, but 'a' is there twice; rename one"
        'a step without a name'     | { it.target(RUN).step(' ') { }.build() }                  || "step must have a name, but was ''"
        'an injector twice'         | { it.target(RUN).inject(NAMED).inject(NAMED).build() }    || "injector names must be unique, but 'a' is there twice; rename one"
        'an unknown step as a site' | { it.target(RUN).step('pay') { }.inject(AT_PYA).build() } || "there is no step 'pya'; did you mean 'pay'?"
        'no object as its target'   | { it.target(null).build() }                               || 'target must be an object, but was null'
        'an unknown step as a site, and no step' | { it.target(RUN).inject(AT_PYA).build() }        || "there is no step 'pya'; there are: run"
        'thresholds nearly known'   | { it.target(RUN).check(Validators.noPanics(0)).thresholds(ODD).build() } || "there is no validator 'noPanic'; did you mean 'noPanics'?"
        'a warning not known'       | { it.target(RUN).check(Validators.noPanics(0), 'calm').thresholds(FAR).build() } || "there is no validator 'money'; there are: noPanics, calm"
        'unknown thresholds'        | { it.target(RUN).thresholds(ODD).build() }                || "there is no validator 'noPanic'; there is none"
    }

    static final Runnable RUN = { }
    static final Duration HOUR = Duration.ofHours(1)
    static final Injector NAMED = Injector.of(Effects.panic()).withName('a')
    static final Injector AT_PYA = Injector.of(Effects.panic()).withSites([Sites.step('pya')])
    static final Thresholds ODD = Thresholds.DEFAULT.withCritical(['noPanic'] as Set)

    static final Thresholds FAR = Thresholds.DEFAULT.withWarning(['money'] as Set)

    def "#word may be given once"() {
        when:
        describe(Scenario.builder('x').target(RUN))

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.toString() == ["$word must be given once, but was given again; remove one".toString()]

        where:
        word         | describe
        'repeat'     | { it.repeat(1).repeat(1).build() }
        'runFor'     | { it.runFor(HOUR).runFor(HOUR).build() }
        'lanes'      | { it.lanes(1).lanes(2).build() }
        'warmUp'     | { it.warmUp(1).warmUp(2).build() }
        'seed'       | { it.seed(1).seed(2).build() }
        'onFailure'  | { it.onFailure(FailurePolicy.STOP).onFailure(FailurePolicy.RESUME).build() }
        'thresholds' | { it.thresholds(Thresholds.STRICT).thresholds(Thresholds.RELAXED).build() }
    }

    def "has the values that were given"() {
        when:
        def scenario = Scenario.builder('x').target(RUN).runFor(HOUR).lanes(3).warmUp(5).seed(-7)
            .onFailure(FailurePolicy.RESUME).thresholds(Thresholds.STRICT)
            .inject(Injector.of(Effects.panic()).withScope('db')).build()

        then:
        with(scenario) {
            it.name() == 'x'
            it.length().toString() == 'for 1h'
            it.lanes() == 3
            it.warmUp() == 5
            it.seed() == OptionalLong.of(-7)
            it.onFailure() == FailurePolicy.RESUME
            it.thresholds() == Thresholds.STRICT
            it.scopes() == ['db'] as Set
        }
    }

    def "a scenario does not change when its builder goes on"() {
        given:
        def builder = Scenario.builder('x').target(RUN).step('a') { }
        def scenario = builder.build()

        when:
        builder.step('b') { }.inject(NAMED).check(Validators.noPanics(0)).setup { }.teardown { }

        then:
        scenario.steps()*.name() == ['a']
        scenario.injectors() == []
        scenario.assertions() == []
        scenario.setups() + scenario.teardowns() == []
    }

    def "passes over a number that a given name has taken"() {
        when:
        def scenario = Scenario.builder('x').target(RUN)
            .inject(Effects.panic()).inject(Injector.of(Effects.panic()).withName('panic() #2')).inject(Effects.panic()).build()

        then:
        scenario.injectors()*.name() == ['panic()', 'panic() #2', 'panic() #3']
    }

    def "tells all mistakes together, in the order of the source"() {
        when:
        new ScenarioBuilder('x', at(1))
            .at(at(5)).repeat(0)
            .at(at(3)).lanes(-2)
            .at(at(9)).step('a') { }
            .at(at(7)).step('a') { }
            .build()

        then:
        def refused = thrown(InvalidScenarioException)
        refused.mistakes()*.toString() == [
            'shop.groovy:3:1: lanes must be 1 or more, but was -2',
            'shop.groovy:5:1: repeat must be 1 or more, but was 0',
            "shop.groovy:7:1: step names must be unique, but 'a' is there twice; rename one; the first is at shop.groovy:9:1"]
        refused.message.startsWith("scenario 'x' cannot run:\n  shop.groovy:3:1: lanes must")
    }

    def "takes #kind as a target that is run itself"() {
        expect:
        Scenario.builder('x').target(target).build().steps()*.name() == ['run']

        where:
        kind             | target
        'a Runnable'     | { } as Runnable
        'a Callable'     | { 1 } as Callable
        'an own run()'   | new Running()
        'an own call()'  | new Calling()
        'an execute()'   | new Executing()
    }

    static class Running { void run() { } }
    static class Calling { int call() { 1 } }
    static class Executing { void execute() { } }

    def "names injectors after their effects and numbers equal ones"() {
        when:
        def scenario = Scenario.builder('x').target(RUN)
            .inject(Effects.panic()).inject(Effects.panic()).inject(NAMED).inject(Effects.delay(HOUR)).build()

        then:
        scenario.injectors()*.name() == ['panic()', 'panic() #2', 'a', 'delay(1h)']
    }

    def "numbers validators of a kind and keeps labels"() {
        when:
        def scenario = Scenario.builder('x').target(RUN)
            .check(Validators.noPanics(0)).check(Validators.noPanics(1), 'few').check(Validators.maxErrors(1)).build()

        then:
        scenario.assertions()*.id() == ['noPanics', 'noPanics-2', 'maxErrors']
        scenario.assertions()*.name() == ['noPanics(0)', 'few', 'maxErrors(1)']
    }

    private static SourceLocation at(int line) {
        new SourceLocation('shop.groovy', line, 1)
    }
}
