package io.chaoskit.dsl

import io.chaoskit.model.FailurePolicy
import io.chaoskit.verdict.Thresholds

/** What a script says in vain is a mistake, with its line and column, before anything is run. */
class WrongScriptSpec extends DslSpec {

    static final String ONCE = 'must be given once, but was given again [remove one; the first is at'

    def "a word that is assigned is a mistake: #words"() {
        expect:
        mistakes("  $words") == [told]

        where:
        words                                    | told
        'repeat = 100'                           | "3:3 'repeat' is a word, and cannot be assigned [repeat 100]"
        'thresholds { minSuccessRate = 0.5 }'    |
            "3:16 'minSuccessRate' is a word, and cannot be assigned [minSuccessRate 0.9]"
        "proxy('p') { upstream = 'a:1' }"        |
            "3:16 'upstream' is a word, and cannot be assigned [upstream 'localhost:5432']"
        "step('a') { iteration = 5 }"            |
            "3:15 'iteration' is a word, and cannot be assigned in a step [use a variable of another name]"
    }

    def "a word that a variable of the script hides is a mistake: #variable"() {
        expect:
        mistakes("  def $variable\n  $call") == ["4:3 '$word' is a variable of the script here, which hides the word [rename the variable]"]

        where:
        variable     | call            | word
        'repeat = 5' | 'repeat 3'      | 'repeat'
        'lanes = 2'  | 'lanes 3'       | 'lanes'
        "step = 'a'" | "step('b') { }" | 'step'
    }

    def "a script's own variable is assigned, whatever its name"() {
        given:
        variables.repeat = 1

        expect:
        model("  repeat = 5\n  other = 6\n  step('a') { def lane = 5; lane = 6 }").steps().size() == 1
        variables.repeat == 5
        variables.other == 6
    }

    def "a method that Groovy gives every object is no word: #words"() {
        expect:
        mistakes("  $words").collect { it.replaceFirst(/ \[.*/, '') } == [told]

        where:
        words                                        | told
        'any { true }'                               | "3:3 there is no 'any' in a scenario"
        'with { repeat 5 }'                          | "3:3 there is no 'with' in a scenario"
        'is(5)'                                      | "3:3 there is no 'is' in a scenario"
        'sleep 5'                                    | "3:3 there is no 'sleep' in a scenario"
        'run()'                                      | "3:3 there is no 'run' in a scenario"
        'every { true }'                             | "3:3 'every' belongs behind inject, not in a scenario"
        'inject delay(1.ms) any { true }'            | "3:22 there is no 'any' behind inject"
        'inject delay(1.ms) print 5'                 | "3:22 there is no 'print' behind inject"
        'inject delay(1.ms) with { }'                | "3:22 there is no 'with' behind inject"
        "scope('s') { each { } }"                    | "3:16 there is no 'each' in a scope"
        'thresholds { find { } }'                    | "3:16 there is no 'find' in thresholds"
        "inject network { host('a') { sleep 5 } }"   | "3:32 there is no 'sleep' at a host"
        'repeat 5 each { }'                          | "3:12 'each' must stand on a line of its own, but is behind repeat"
    }

    def "the script's own methods of such names are called, and printing is allowed"() {
        given:
        variables.found = []

        expect:
        model('  find(3)\n  with { 5 }\n  print ""', 'def find(n) { found << n }\ndef with(Closure c) { found << c() }')
        variables.found == [3, 5]
    }

    def "the second of two is a mistake that points to the first: #words"() {
        expect:
        mistakes("  $words").collect { it.replaceAll(/at \S*:(\d+:\d+)/, 'at $1') } == [told]

        where:
        words                                                           | told
        "inject delay(1.ms) on point('a') on point('b')"                | "3:36 on $ONCE 3:22]"
        "inject delay(1.ms) named 'a' named 'b'"                        | "3:32 named $ONCE 3:22]"
        'thresholds { minSuccessRate 0.5; minSuccessRate 0.6 }'         | "3:36 minSuccessRate $ONCE 3:16]"
        "assert maxErrors(5); thresholds { critical 'maxErrors'; critical 'maxErrors' }" | "3:59 critical $ONCE 3:37]"
        "inject network { host('a') { latency 5.ms; latency 6.ms } }"   | "3:46 latency $ONCE 3:32]"
        "proxy('p') { upstream 'a:1'; upstream 'b:1' }"                 | "3:32 upstream $ONCE 3:16]"
        "toxiproxy 'http://a:1'; toxiproxy 'http://b:1'"                | "3:27 toxiproxy $ONCE 3:3]"
    }

    def "an option that target does not have is a mistake: #words"() {
        expect:
        mistakesOf("scenario('x') {\n  target $words\n  step('a') { }\n}") == [told]

        where:
        words                       | told
        'creat: { 5 }'              | "2:10 target must be given create: and close:, but has creat: [did you mean 'create:'?]"
        'make: { 5 }'               | '2:10 target must be given create: and close:, but has make: []'
        'create: { 5 }, end: { }'   | '2:25 target must be given create: and close:, but has end: []'
    }

    def "a map of the script's is a target like any other"() {
        expect:
        read("scenario('x') {\n  target([buy: { 5 }])\n  step('a') { target.buy() }\n}").mistakes() == []
    }

    def "a condition that says nothing is a mistake: #words"() {
        expect:
        mistakes("  $words") == [told]

        where:
        words                                  | told
        'assert eventually(5.s) { }'           |
            '3:26 eventually must have a condition, but its closure is empty [eventually(5.s) { target.ready }]'
        "assert stateConsistency('a') { }"     |
            "3:32 stateConsistency must have a condition, but its closure is empty [stateConsistency('ledger') { ledger.total() == 0 }]"
        'inject delay(1.ms) when { }'          |
            '3:27 when must have a condition, but its closure is empty [inject … when { iteration > 3 }]'
        'assert { iteration > 3 }'             |
            '3:10 assert must be given a condition, but a closure is always the same [leave the braces out]'
        "assert 'text'"                        |
            '3:10 assert must be given a condition, but a value is always the same [assert target.size() == 3]'
        'assert [1]'                           |
            '3:10 assert must be given a condition, but a value is always the same [assert target.size() == 3]'
        "assert iteration > 0 : ''"            | '3:10 the label of an assert must not be empty, but is [leave it out]'
    }

    def "a figure that cannot be judged is a mistake: #condition"() {
        expect:
        mistakes("  assert $condition") == [told]

        where:
        condition                               | told
        'latency.p95'                           |
            '3:10 latency.p95 must be compared, but stands alone, which is always true [assert latency.p95 < 200.ms]'
        '!latency.p95'                          |
            '3:11 latency.p95 must be compared, but stands alone, which is always true [assert latency.p95 < 200.ms]'
        'latency.p95 < 200'                     |
            '3:10 latency.p95 must be compared with a duration, but was compared with 200 [did you mean 200.ms or 200.s?]'
        '200 > latency.p95'                     |
            '3:16 latency.p95 must be compared with a duration, but was compared with 200 [did you mean 200.ms or 200.s?]'
        "latency.p95 < 'fast'"                  |
            "3:10 latency.p95 must be compared with a duration, but was compared with 'fast' [latency.p95 < 200.ms]"
        'latency.q95 < 200.ms'                  |
            "3:10 latency has no 'q95' [there are: min, mean, max, and percentiles such as p50, p95, p999]"
        'latency < 200.ms'                      | '3:10 latency must be asked for a figure [assert latency.p95 < 200.ms]'
        'latncy.p95 < 200.ms'                   | "3:10 there is no 'latncy' in an assert [did you mean 'latency'?]"
        'sucessRate > 0.5'                      | "3:10 there is no 'sucessRate' in an assert [did you mean 'successRate'?]"
        'iteratoin > 5'                         | "3:10 there is no 'iteratoin' in an assert [did you mean 'iteration'?]"
        'stok >= 0'                             |
            "3:10 there is no variable 'stok' [define it before it is used: def stok = …]"
        'successRate'                           |
            '3:10 successRate must be compared, but stands alone, which is always true [assert successRate >= 95.percent]'
        'successRate >= 95'                     |
            '3:10 successRate must be compared with a share from 0 to 1, but was compared with 95 [did you mean 95.percent?]'
        'successRate >= null'                   |
            '3:10 successRate must be compared with a share from 0 to 1, but was compared with null [successRate >= 95.percent]'
        'successRate >= 0'                      | '3:10 successRate >= 0 is always true [successRate >= 95.percent]'
        'latency.max < 1.s && successRate > 95' |
            '3:31 successRate must be compared with a share from 0 to 1, but was compared with 95 [did you mean 95.percent?]'
        'eventually(5.s) { latency.p95 < 200 }' |
            '3:28 latency.p95 must be compared with a duration, but was compared with 200 [did you mean 200.ms or 200.s?]'
    }

    def "a figure is compared with variables and sums too: #condition"() {
        expect:
        mistakes("  def most = 200\n  def limit = 200.ms\n  assert $condition")*.replaceFirst(/ .*/, '') == places

        where:
        condition                                       | places
        'latency.p95 < most'                            | ['5:10']
        'latency.p95 < limit'                           | []
        'latency.p95 < limit + 5.ms'                    | []
        'latency.p95 - latency.p50 < limit'             | []
        'latency.p95.toMillis() < 200'                  | []
        'latency.p95 < target.limit()'                  | []
        'successRate * 100 >= 95'                       | []
        'successRate == 1'                              | []
    }

    def "what describes a scenario is a mistake in a closure that runs: #words"() {
        expect:
        mistakes("  step('a') { $words }") == [told]

        where:
        words                      | told
        "scenario('y') { }"        | "3:15 'scenario' belongs at the top of a script, not in a step [move it out of the step]"
        'run()'                    | "3:15 'run()' reads the whole script again, and cannot be called in a step [target.run()]"
        'assert noPanics()'        | "3:22 'noPanics' belongs in a scenario, not in a step [move it out of the step]"
        'repeat 5'                 | "3:15 'repeat' belongs in a scenario, not in a step [move it out of the step]"
    }

    def "what Groovy cannot compare or convert is told in the words of scripts: #words"() {
        expect:
        mistakes("  $words") == [told]

        where:
        words                       | told
        "5.ms < 'a'"                | "3:3 the script threw IllegalArgumentException: Cannot compare a duration with value 'PT0.005S' and String with value 'a' []"
        'seed(1)\n  ..5'            | '3:3 a statement cannot be cast to Comparable []'
    }

    def "an address that cannot be is a mistake: #words"() {
        expect:
        mistakes("  proxy('p') { $words }") == [told]

        where:
        words                                   | told
        "upstream 'localhost:99999'"            |
            "3:16 upstream of proxy('p') must have a port from 1 to 65535, but was 'localhost:99999' []"
        "upstream 'localhost:0'"                |
            "3:16 upstream of proxy('p') must have a port from 1 to 65535, but was 'localhost:0' []"
        "upstream ''"                           | "3:16 upstream of proxy('p') must be host:port, but was '' []"
        "upstream ':5'"                         | "3:16 upstream of proxy('p') must be host:port, but was ':5' []"
        "upstream 'a:5'; listen ''"             | "3:32 listen of proxy('p') must be host:port, but was '' []"
        ''                                      | "3:3 proxy('p') must have an upstream, but has none [upstream 'localhost:5432']"
    }

    def "an empty name is a mistake: #words"() {
        expect:
        mistakes("  $words") == ["$told must have a name, but was ''".toString() + ' []']

        where:
        words                                       | told
        "step('') { }"                              | '3:3 step'
        "scope('') { }"                             | '3:3 scope'
        "inject delay(1.ms) named ''"               | '3:22 named'
        "inject delay(1.ms) on point('')"           | '3:25 point'
        "inject delay(1.ms) on step('')"            | '3:25 step'
        "assert stateConsistency('') { true }"      | '3:10 stateConsistency'
    }

    def "two scenarios of one name are a mistake"() {
        expect:
        mistakesOf("scenario('x') { target { } }\nscenario('y') { target { } }\nscenario('x') { target { } }")
            .collect { it.replaceAll(/at \S*:(\d+:\d+)/, 'at $1') } ==
            ["3:1 scenario names must be unique, but 'x' is there twice [rename one; the first is at 1:1]"]
    }

    def "what follows from a mistake is no mistake of its own: #words"() {
        expect:
        mistakes("  $words").size() == 1

        where:
        words << ['inject dely(5) > 5', 'seed dely(5) + 5', 'step("${dely(5)} a") { }', 'dely(5) with { }', 'repeat 5 + dely(5)']
    }

    def "a choice that there is not is told with those that there are: #words"() {
        expect:
        mistakes("  $words") == [told]

        where:
        words                       | told
        'onFailure ignore'          | "3:13 onFailure must be stop or resume, but was 'ignore' []"
        'onFailure resum'           | "3:13 onFailure must be stop or resume, but was 'resum' [onFailure resume]"
        "onFailure 'resum'"         | "3:3 onFailure must be stop or resume, but was 'resum' []"
        'thresholds lenient'        | "3:14 thresholds must be strict, relaxed or a block { … }, but was 'lenient' []"
        'onFailure Ignore.that'     | "3:13 there is no class 'Ignore' [import it at the top of the script]"
    }

    def "a choice may be quoted, or stand in a variable: #words"() {
        expect:
        model("  $words", "def mine = 'resume'\nother = 'relaxed'").with {
            [it.onFailure() == FailurePolicy.RESUME, it.thresholds() == Thresholds.RELAXED] == chosen
        }

        where:
        words                   | chosen
        "onFailure 'resume'"    | [true, false]
        'onFailure mine'        | [true, false]
        "thresholds 'relaxed'"  | [false, true]
        'thresholds other'      | [false, true]
    }

    def "the nearest word is found over all kinds and places: #words"() {
        expect:
        mistakes("  $words").collect { it.replaceFirst(/; see .*]/, ']') } == [told]

        where:
        words                               | told
        'asert noPanics()'                  | "3:3 there is no 'asert' in a scenario [assert noPanics(), or any condition]"
        'minSucessRate 0.5'                 |
            "3:3 there is no 'minSucessRate' in a scenario [write it in thresholds: minSuccessRate 0.9]"
        'thresholds { repaet 5 }'           | "3:16 there is no 'repaet' in thresholds [write it in a scenario: repeat 100]"
        'inject exception(IOExeption)'      | "3:20 there is no class 'IOExeption' [did you mean 'IOException'?]"
        'inject exception(SQLExeption)'     | "3:20 there is no class 'SQLExeption' [did you mean 'java.sql.SQLException'?]"
        'inject exception(java.io.IOExeption)' |
            "3:20 there is no class 'java.io.IOExeption' [did you mean 'IOException'?]"
        'inject delay(5.sec)'               | "3:18 there is no unit 'sec' [did you mean 's'?]"
        'inject delay(5.secnds)'            |
            "3:18 there is no unit 'secnds' [there are: ns, us, ms, s, min, h, b, kb, mb, gb, percent, perSecond]"
    }
}
