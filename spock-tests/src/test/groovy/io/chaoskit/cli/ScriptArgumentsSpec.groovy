package io.chaoskit.cli

import spock.util.environment.RestoreSystemProperties

/** What a call gives to its scripts: `args` behind `--`, and `env`. */
@RestoreSystemProperties
class ScriptArgumentsSpec extends CliSpec {

    def setup() {
        System.setProperty('chaoskit.folder', folder.resolve('.chaoskit').toString())
    }

    def "args has what is behind --, of any look: #given"() {
        given:
        def shop = script("scenario(args.join('|') + args.length) { target { assert args.length == $count } }")

        expect:
        chaoskit('run', shop, '--no-save', *given) == 0
        out.startsWith("PASS  $name\n")

        where:
        given                                   || count | name
        []                                      || 0     | '0'
        ['--']                                  || 0     | '0'
        ['--', 'a', 'b c']                      || 2     | 'a|b c2'
        ['--seed', 3, '--', '--seed', 'x', '-q'] || 3    | '--seed|x|-q3'
        ['--', 'a', '--', 'b']                  || 3     | 'a|--|b3'
    }

    def "the commands that repeat a run have its arguments"() {
        given:
        def shop = script("scenario('x') { target { assert args[0] == 'no' && args[1] == 'two words' } }")

        expect:
        chaoskit('run', shop, '--seed', 1, '--', 'yes', 'two words') == 1
        out.contains("repeat      chaoskit run shop.groovy --seed 1 -- yes 'two words'\n")

        and: 'the kept failure is replayed'
        chaoskit('replay') == 1
        !err.contains('edited')
    }

    def "validate and sweep give them too"() {
        given:
        def shop = script("assert args as List == ['a']\nscenario('x') { target { Chaos.maybeDelay() }; inject delay(1.ms) }")

        expect:
        chaoskit('validate', shop, '--', 'a') == 0
        chaoskit('sweep', shop, '--repeats', 0, '--recovery', 0, '--', 'a') == 0
    }

    def "env in #where has what --env sets"() {
        given:
        def shop = script(text)

        expect:
        [chaoskit('run', shop, '--no-save', '-e', 'COLOUR=red'), err] == [0, '']

        where:
        where                    | text
        'the script'             | "assert env.COLOUR == 'red'\nscenario('x') { target { } }"
        'a step'                 | "scenario('x') { target { assert env.COLOUR == 'red' && env.PATH } }"
        'a thread of a step'     | "scenario('x') { target { def t = Thread.start { assert env.COLOUR == 'red'; it }; t.join(); " +
            "assert java.util.concurrent.ForkJoinPool.commonPool().submit({ env.COLOUR } as java.util.concurrent.Callable).get() == 'red' } }"
        'a method of the script' | "scenario('x') { target { assert colour() == 'red' } }\ndef colour() { env.COLOUR }"
        'a class of the script'  | "class Shop { def colour() { env.COLOUR } }\nscenario('x') { target { assert new Shop().colour() == 'red' } }"
        'a condition'            | "scenario('x') { target { }; assert env.COLOUR == 'red' }"
    }

    def "validate takes --env"() {
        expect:
        chaoskit('validate', script("assert env.COLOUR == 'red'\nscenario('x') { target { } }"), '-e', 'COLOUR=red') == 0
    }
}
