package io.chaoskit.cli

import java.nio.charset.StandardCharsets
import java.nio.file.Files

/** What is wrong with a script is told on standard error, and nothing is run. */
class BadScriptSpec extends CliSpec {

    def "an unknown word is told with the nearest one"() {
        expect:
        told('''\
            scenario('x') {
              target { }
              assert goroutinLimit(200)
              injec delay(5.ms)
              inject delay(5.ms) probabilty 0.1
              inject dely(5.ms)
              nosuch 5
            }''') == '''\
            ✗ shop.groovy:3:10
                  assert goroutinLimit(200)
                         ^^^^^^^^^^^^^
              What went wrong: there is no 'goroutinLimit' in a scenario.
              Try: goroutineLimit(200); see `chaoskit list validators`

            ✗ shop.groovy:4:3
                  injec delay(5.ms)
                  ^^^^^
              What went wrong: there is no 'injec' in a scenario.
              Try: inject delay(5.ms, 25.ms) probability 0.1

            ✗ shop.groovy:5:22
                  inject delay(5.ms) probabilty 0.1
                                     ^^^^^^^^^^
              What went wrong: there is no 'probabilty' behind inject.
              Try: inject … probability 0.1

            ✗ shop.groovy:6:10
                  inject dely(5.ms)
                         ^^^^
              What went wrong: there is no 'dely' in a scenario.
              Try: delay(5.ms) or delay(5.ms, 25.ms); see `chaoskit list injectors`

            ✗ shop.groovy:7:3
                  nosuch 5
                  ^^^^^^
              What went wrong: there is no 'nosuch' in a scenario.
              There are: inject, lanes, onFailure, proxy, reach, repeat, runFor, scope, seed, setup, step, target, teardown, \
thresholds, tolerate, toxiproxy, warmUp; see `chaoskit list injectors` and `chaoskit list validators`

            5 mistakes
            '''.stripIndent()
    }

    def "a right word in the wrong block is told with its place"() {
        expect:
        told('''\
            inject delay(5.ms)
            ''') == '''\
            ✗ shop.groovy:1:8
                  inject delay(5.ms)
                         ^^^^^
              What went wrong: 'delay' belongs in a scenario, not at the top of a script.
              Try: write it in a scenario: inject delay(5.ms) or delay(5.ms, 25.ms)
            '''.stripIndent()
        told('''\
            scenario('x') {
              target { }
              probability 0.1
              minSuccessRate 0.5
              inject delay(5.ms) lanes 3
              inject delay(5.ms) point('card')
              inject delay(5.ms).every(3)
              scope('db') { repeat 10; assert noPanics() }
              step('a') { inject delay(5.ms) }
              thresholds { noPanics() }
              iteration
              target { } lanes 3
            }''') == '''\
            ✗ shop.groovy:3:3
                  probability 0.1
                  ^^^^^^^^^^^
              What went wrong: 'probability' belongs behind inject, not in a scenario.
              Try: write it behind inject: inject … probability 0.1

            ✗ shop.groovy:4:3
                  minSuccessRate 0.5
                  ^^^^^^^^^^^^^^
              What went wrong: 'minSuccessRate' belongs in thresholds, not in a scenario.
              Try: write it in thresholds: minSuccessRate 0.9

            ✗ shop.groovy:5:22
                  inject delay(5.ms) lanes 3
                                     ^^^^^
              What went wrong: 'lanes' belongs in a scenario, not behind inject.
              Try: write it in a scenario: lanes 8

            ✗ shop.groovy:6:22
                  inject delay(5.ms) point('card')
                                     ^^^^^
              What went wrong: 'point' belongs behind on.
              Try: inject … on point('name')

            ✗ shop.groovy:7:22
                  inject delay(5.ms).every(3)
                                     ^^^^^
              What went wrong: 'every' belongs behind inject, not on an effect.
              Try: write it behind inject: inject … every 1.s or inject … every 50

            ✗ shop.groovy:8:17
                  scope('db') { repeat 10; assert noPanics() }
                                ^^^^^^
              What went wrong: 'repeat' belongs in a scenario, not in a scope.
              Try: write it in a scenario: repeat 100

            ✗ shop.groovy:8:28
                  scope('db') { repeat 10; assert noPanics() }
                                           ^^^^^^
              What went wrong: 'assert' belongs in a scenario, not in a scope.
              Try: move it out of scope('db')

            ✗ shop.groovy:9:15
                  step('a') { inject delay(5.ms) }
                              ^^^^^^
              What went wrong: 'inject' belongs in a scenario, not in a step.
              Try: move it out of the step

            ✗ shop.groovy:10:16
                  thresholds { noPanics() }
                               ^^^^^^^^
              What went wrong: 'noPanics' belongs in a scenario, not in thresholds.
              Try: write it in a scenario: assert noPanics() or noPanics(1)

            ✗ shop.groovy:11:3
                  iteration
                  ^^^^^^^^^
              What went wrong: 'iteration' belongs in a step, not in a scenario.
              Try: write it in a step: iteration

            ✗ shop.groovy:12:3
                  target { } lanes 3
                  ^^^^^^
              What went wrong: a scenario must have one target, but this is another one.
              Remove one; the first is at shop.groovy:2:3

            ✗ shop.groovy:12:14
                  target { } lanes 3
                             ^^^^^
              What went wrong: 'lanes' must stand on a line of its own, but is behind target.
              Try: end the statement before it with a line break or a ;

            12 mistakes
            '''.stripIndent()
    }

    def "a probability outside of 0 to 1 is told"() {
        expect:
        told('''\
            scenario('x') {
              target { }
              inject panic(1.5)
              inject delay(5.ms) probability 1.5
              inject error('boom', -0.1)
              inject delay(5.ms) probability '0.1'
            }''') == '''\
            ✗ shop.groovy:3:10
                  inject panic(1.5)
                         ^^^^^
              What went wrong: probability must be between 0 and 1, but was 1.5.

            ✗ shop.groovy:4:22
                  inject delay(5.ms) probability 1.5
                                     ^^^^^^^^^^^
              What went wrong: probability must be between 0 and 1, but was 1.5.

            ✗ shop.groovy:5:10
                  inject error('boom', -0.1)
                         ^^^^^
              What went wrong: probability must be between 0 and 1, but was -0.1.

            ✗ shop.groovy:6:22
                  inject delay(5.ms) probability '0.1'
                                     ^^^^^^^^^^^
              What went wrong: probability must be a number between 0 and 1, such as 0.1 or 10.percent, but was '0.1'.

            4 mistakes
            '''.stripIndent()
    }

    def "#mistake is told"() {
        expect:
        told("scenario('x') {\n$words\n}") == expected.stripIndent()

        where:
        mistake | words | expected
        'repeat 0' | '  target { }\n  repeat 0' | '''\
            ✗ shop.groovy:3:3
                  repeat 0
                  ^^^^^^
              What went wrong: repeat must be 1 or more, but was 0.
            '''
        'repeat with runFor' | '  target { }\n  repeat 10\n  runFor 5.s' | '''\
            ✗ shop.groovy:4:3
                  runFor 5.s
                  ^^^^^^
              What went wrong: a scenario must have repeat or runFor, but has both.
              Remove one; the first is at shop.groovy:3:3
            '''
        'no target' | '  repeat 10' | '''\
            ✗ shop.groovy:1:1
                  scenario('x') {
                  ^^^^^^^^
              What went wrong: a scenario without a step must have a target, but 'x' has none.
              Try: target engine
            '''
        'a second target' | '  target { }\n  target new Object()' | '''\
            ✗ shop.groovy:3:3
                  target new Object()
                  ^^^^^^
              What went wrong: a scenario must have one target, but this is another one.
              Remove one; the first is at shop.groovy:2:3
            '''
        'a target that cannot be run' | '  target new Object()' | '''\
            ✗ shop.groovy:2:3
                  target new Object()
                  ^^^^^^
              What went wrong: a scenario without a step must have a target that can be run, but Object cannot.
              Try: step('name') { … }, or give it a public run(), call() or execute() without arguments
            '''
        'an unknown target' | '  target engine' | '''\
            ✗ shop.groovy:2:10
                  target engine
                         ^^^^^^
              What went wrong: there is no variable 'engine'.
              Try: define it before it is used: def engine = …
            '''
        'a step without a name' | '  target { }\n  step { }' | '''\
            ✗ shop.groovy:3:3
                  step { }
                  ^^^^
              What went wrong: step must have a name, but has none.
              Try: step('name') { … }
            '''
        'a step without a closure' | "  target { }\n  step('a')" | '''\
            ✗ shop.groovy:3:3
                  step('a')
                  ^^^^
              What went wrong: 'step' alone does nothing.
              Try: step('name') { … }
            '''
    }

    def "a wrong duration is told"() {
        expect:
        told('''\
            scenario('x') {
              target { }
              inject delay(-5.ms)
              inject delay(5)
              inject delay(5.millis)
              inject delay(25.ms, 5.ms)
              inject delay('5')
              runFor 0.s
              assert executionTime(200.ms, 1.ms)
            }''') == '''\
            ✗ shop.groovy:3:10
                  inject delay(-5.ms)
                         ^^^^^
              What went wrong: delay must not be negative, but was -5ms.

            ✗ shop.groovy:4:10
                  inject delay(5)
                         ^^^^^
              What went wrong: delay must have a unit, but was 5.
              Did you mean 5.ms or 5.s?

            ✗ shop.groovy:5:18
                  inject delay(5.millis)
                                 ^^^^^^
              What went wrong: there is no unit 'millis'.
              Did you mean 'ms'?

            ✗ shop.groovy:6:10
                  inject delay(25.ms, 5.ms)
                         ^^^^^
              What went wrong: delay(25ms, 5ms) must have min <= max.
              Try: swap them

            ✗ shop.groovy:7:10
                  inject delay('5')
                         ^^^^^
              What went wrong: delay must have a unit (ns, us, ms, s, min, h), but was '5'.
              Did you mean '5s' or '5ms'?

            ✗ shop.groovy:8:3
                  runFor 0.s
                  ^^^^^^
              What went wrong: runFor must be more than 0, but was 0ms.

            ✗ shop.groovy:9:10
                  assert executionTime(200.ms, 1.ms)
                         ^^^^^^^^^^^^^
              What went wrong: executionTime(200ms, 1ms) must have min <= max.
              Try: swap them

            7 mistakes
            '''.stripIndent()
    }

    def "duplicate names and unknown ones are told"() {
        expect:
        told('''\
            scenario('x') {
              target { }
              step('pay') { }
              step('ship') { }
              step('pay') { }
              inject delay(5.ms) on step('shop')
              inject delay(6.ms) named 'slow'
              inject delay(7.ms) named 'slow'
              thresholds { critical 'calm' }
            }''') == '''\
            ✗ shop.groovy:5:3
                  step('pay') { }
                  ^^^^
              What went wrong: step names must be unique, but 'pay' is there twice.
              Rename one; the first is at shop.groovy:3:3

            ✗ shop.groovy:6:3
                  inject delay(5.ms) on step('shop')
                  ^^^^^^
              What went wrong: there is no step 'shop'.
              Did you mean 'ship'?

            ✗ shop.groovy:8:3
                  inject delay(7.ms) named 'slow'
                  ^^^^^^
              What went wrong: injector names must be unique, but 'slow' is there twice.
              Rename one; the first is at shop.groovy:7:3

            ✗ shop.groovy:9:3
                  thresholds { critical 'calm' }
                  ^^^^^^^^^^
              What went wrong: there is no validator 'calm'.
              There is none

            4 mistakes
            '''.stripIndent()
    }

    def "each thing that does not compile is told with its column"() {
        expect:
        told('''\
            import foo.Bar
            class Shop extends Nope { }
            scenario('x') { target { } }
            ''') == '''\
            ✗ shop.groovy:1:8
                  import foo.Bar
                         ^^^
              What went wrong: unable to resolve class foo.Bar.
              Try: put its jar or folder on the class path: --class-path PATH

            ✗ shop.groovy:2:1
                  class Shop extends Nope { }
                  ^^^^^
              What went wrong: unable to resolve class Nope.
              Try: import it; if it is imported, put its jar or folder on the class path: --class-path PATH

            2 mistakes
            '''.stripIndent()
        told('''\
            scenario('x') {
              target { def y = 1; def y = 2 }
              step('a') { def z = 1; def z = 2 }
            }''') == '''\
            ✗ shop.groovy:2:27
                  target { def y = 1; def y = 2 }
                                          ^
              What went wrong: The current scope already contains a variable of the name y.

            ✗ shop.groovy:3:30
                  step('a') { def z = 1; def z = 2 }
                                             ^
              What went wrong: The current scope already contains a variable of the name z.

            2 mistakes
            '''.stripIndent()
    }

    def "what cannot be read is told: #text"() {
        expect:
        told(text) == expected.stripIndent()

        where:
        text | expected
        "scenario('x') { target { } } }" | '''\
            ✗ shop.groovy:1:30
                  scenario('x') { target { } } }
                                               ^
              What went wrong: the script cannot be read from here on: } is unexpected.
            '''
        "scenario('x') {\n  assert goroutineLimit 200\n}" | '''\
            ✗ shop.groovy:2:25
                  assert goroutineLimit 200
                                        ^^^
              What went wrong: the script cannot be read from here on: 200 is unexpected.
              Try: put parentheses behind the word: goroutineLimit(…)
            '''
        "scenario('x') {\n  target { }\n" | '''\
            ✗ shop.groovy:3:1
              What went wrong: the script ends too early.
              Try: close what was opened: ), ] or }
            '''
        "scenario('x') {\n  target 'abc\n}" | '''\
            ✗ shop.groovy:2:10
                  target 'abc
                         ^
              What went wrong: a text begins here, but does not end.
            '''
    }

    def "a script that throws is told with what else is wrong"() {
        expect:
        told('''\
            def stock() { throw new IOException('gone') }
            scenario('x') {
              target { }
              repeat 0
            }
            scenario('y') {
              target stock()
              def n = 1 / 0
              repaet 5
            }
            stock()
            ''') == '''\
            ✗ shop.groovy:1:1
                  def stock() { throw new IOException('gone') }
                  ^^^
              What went wrong: the script threw IOException: gone.

            ✗ shop.groovy:4:3
                  repeat 0
                  ^^^^^^
              What went wrong: repeat must be 1 or more, but was 0.

            ✗ shop.groovy:8:3
                  def n = 1 / 0
                  ^^^
              What went wrong: the script threw ArithmeticException: Division by zero.

            3 mistakes
            '''.stripIndent()
    }

    def "a word at the top of a script is told: #text"() {
        expect:
        told(text) == expected.stripIndent()

        where:
        text | expected
        "scenaro('x') { target { } }" | '''\
            ✗ shop.groovy:1:1
                  scenaro('x') { target { } }
                  ^^^^^^^
              What went wrong: there is no 'scenaro' at the top of a script.
              Try: scenario('name') { target engine; repeat 100 }
            '''
        "scenario('x')" | '''\
            ✗ shop.groovy:1:1
                  scenario('x')
                  ^^^^^^^^
              What went wrong: 'scenario' cannot be given ('x').
              Try: scenario('name') { target engine; repeat 100 }
            '''
        "scenario('') { target { } }" | '''\
            ✗ shop.groovy:1:1
                  scenario('') { target { } }
                  ^^^^^^^^
              What went wrong: a scenario must have a name, but it was ''.
              Try: scenario('name') { … }
            '''
        "order(5)\nscenario('x') { target { } }" | '''\
            ✗ shop.groovy:1:1
                  order(5)
                  ^^^^^
              What went wrong: there is no 'order' at the top of a script.
              Try: define it: def order(…) { … }
            '''
        "println engine\nscenario('x') { target { } }" | '''\
            ✗ shop.groovy:1:9
                  println engine
                          ^^^^^^
              What went wrong: there is no variable 'engine'.
              Try: define it before it is used: def engine = …
            '''
        "println 'nothing'" | '''\
            ✗ shop.groovy:1:1
                  println 'nothing'
                  ^^^^^^^
              What went wrong: a script must define a scenario, but this one has none.
              Try: scenario('name') { target engine; repeat 100 }
            '''
    }

    def "a file that is none is told"() {
        given:
        def missing = folder.resolve('missing.groovy')
        def directory = Files.createDirectory(folder.resolve('scripts'))

        when:
        def code = chaoskit('run', missing, directory)

        then:
        code == 2
        out == ''
        err == '''\
            ✗ scripts
              What went wrong: the folder must have scripts, but has no file that ends with .groovy.

            ✗ missing.groovy
              What went wrong: the script must be a file, but does not exist.
              Try: name a file that can be read

            2 mistakes
            '''.stripIndent()
    }

    def "mistakes of several scripts are told together, in order"() {
        when:
        def code = chaoskit('run', script("scenario('x') { target { }; repeat 0 }", 'b.groovy'),
            script("scenario('y') {\n target { }\n lanes 0 }\nscenario('z') { }", 'a.groovy'))

        then:
        code == 2
        err.readLines().findAll { it.startsWith('✗') } == ['✗ b.groovy:1:29', '✗ a.groovy:3:2', '✗ a.groovy:4:1']
        err.endsWith('3 mistakes\n')
    }

    def "a script in another encoding is told like any other"() {
        given:
        def file = folder.resolve('latin.groovy')
        Files.write(file, "scenario('Größe') {\n  target { }\n  repeat 0\n}".getBytes(StandardCharsets.ISO_8859_1))

        when:
        def code = chaoskit('run', file)

        then:
        code == 2
        err == '✗ latin.groovy:3:3\n      repeat 0\n      ^^^^^^\n  What went wrong: repeat must be 1 or more, but was 0.\n'
    }

    def "places are right in #where"() {
        expect:
        told(text.stripIndent()).readLines()[0] == "✗ shop.groovy:$place"

        where:
        where                      | place  | text
        'the second call of a line' | '3:30' |
            "scenario('x') {\n  target { }\n  inject delay(5.ms); inject delay(-1.ms)\n}"
        'a statement of several lines' | '4:5' |
            "scenario('x') {\n  target { }\n  inject all(delay(5.ms),\n    delay(-1.ms))\n}"
        'a chain over lines'       | '4:6'  |
            "scenario('x') {\n  target { }\n  inject(delay(5.ms))\n    .probability(2)\n}"
        'a line with its own text' | '3:25' |
            "scenario('x') {\n  target { }\n  step('repeat 0') { } ;repeat 0 // repeat\n}"
        'a loop'                   | '3:40' |
            "scenario('x') {\n  target { }\n  for (n in [5]) { if (n > 1) { inject delay(-1.ms) } }\n}"
        'a text'                   | '3:10' |
            'scenario("x") {\n  target { }\n  step("$nosuch place") { }\n}'
    }

    private String told(String text) {
        assert chaoskit('run', script(text.stripIndent())) == 2
        assert out in ['', 'nothing\n']
        err
    }
}
