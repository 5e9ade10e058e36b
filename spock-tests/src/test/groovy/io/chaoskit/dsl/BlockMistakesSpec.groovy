package io.chaoskit.dsl

/** Words of blocks are explained like those for effects and validators. */
class BlockMistakesSpec extends DslSpec {

    def "#words is explained"() {
        expect:
        mistakes("  $words") == [told]

        where:
        words                            | told
        'repeat()'                       | "3:3 'repeat' cannot be given () [repeat 100]"
        'repeat 1, 2'                    | "3:3 'repeat' cannot be given (1, 2) [repeat 100]"
        'lanes 5, at: 3'                 | '3:3 lanes must have no options, but was given at: []'
        'setup 5'                        | '3:3 setup must be given a closure { … }, but was 5 []'
        "scope('x', 5)"                  | '3:3 scope must be given a block { … }, but was 5 []'
        "scope('x') { } lanes 3"         | behind(18, 'lanes', 'scope')
        "scope('x') { step('y') }"       | "3:16 'step' alone does nothing [inject … on step(…)]"
        "thresholds { requireAll true minSuccessRate 0.5 }" | behind(32, 'minSuccessRate', 'requireAll')
        'proxy { }'                      | "3:3 proxy must have a name, but has none [proxy('db') { upstream 'localhost:5432' }]"
        "proxy('db') { upstream 5 }"     | '3:17 upstream must be a text, but was 5 []'
        "inject network { host('a', 'b') { } }" | "3:20 port must be a whole number, but was 'b' []"
        "inject network { host('a') { drop 'x' } }" |
            "3:32 probability must be a number between 0 and 1, such as 0.1 or 10.percent, but was 'x' []"
        "inject network { host('a') { latency 5 } }" | '3:32 latency must have a unit, but was 5 [did you mean 5.ms or 5.s?]'
        'inject delay(5.ms) every 2.5'   | '3:22 every must have a unit, but was 2.5 [did you mean 2.5.ms or 2.5.s?]'
        'inject delay(5.ms) every true'  | '3:22 every must be a duration such as 5.ms or a whole number, but was true []'
        'inject delay(5.ms) every()'     | "3:22 'every' cannot be given () [inject … every 1.s or inject … every 50]"
        'inject delay(5.ms) when 5'      | '3:22 when must be given a closure { … }, but was 5 []'
        'inject delay(5.ms) undeclared 5' | '3:22 undeclared must be true or false, but was 5 []'
        'inject delay(5.ms) on 5'        |
            "3:22 on must be given a site such as 'com.acme.Repo.save(..)', point('name') or step('name'), but was 5 []"
    }

    private static String behind(int column, String word, String before) {
        "3:$column '$word' must stand on a line of its own, but is behind $before " +
            '[end the statement before it with a line break or a ;]'
    }

    def "words behind a wrong effect are checked too"() {
        expect:
        mistakes("  inject dely(5.ms) every true") == [
            "3:10 there is no 'dely' in a scenario [delay(5.ms) or delay(5.ms, 25.ms); see `chaoskit list injectors`]",
            '3:21 every must be a duration such as 5.ms or a whole number, but was true []']
    }

    def "a mistake inside a block is no mistake of the block"() {
        expect:
        mistakes("  scope('s') {\n    inject delay(5)\n    repeat 5\n  }\n  repeat 0") == [
            '4:12 delay must have a unit, but was 5 [did you mean 5.ms or 5.s?]',
            "5:5 'repeat' belongs in a scenario, not in a scope [write it in a scenario: repeat 100]",
            '7:3 repeat must be 1 or more, but was 0 []']
    }
}
