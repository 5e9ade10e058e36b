package io.chaoskit.cli

import java.nio.file.Files

/** What goes wrong in a run is in its summary and reports, and in the exit code. */
class BadRunSpec extends CliSpec {

    def "#what fails the run"() {
        when:
        def code = run("scenario('x') {\n$words\n}")

        then:
        code == exit
        err == ''
        out.readLines()[0] == "$verdict  x"
        out.contains("  ✗ $reason\n")
        out.contains("  json report  report.json\n")
        json().verdict.asText() == verdict
        json().reasons*.asText().contains(reason)
        json().failures*.kind*.asText() == [kind]
        json().failures[0].exception.type.asText() == type

        where:
        what                       | words | exit | verdict | kind | type | reason
        'a target that cannot be made' | '''
            target create: { throw new IOException('no database') }
            step('a') { }''' | 1 | 'FAIL' | 'setup' | 'java.io.IOException' |
            'the target could not be made: IOException: no database'
        'a set-up that throws'     | '''
            target { }
            setup { throw new IOException('no database') }''' | 1 | 'FAIL' | 'setup' | 'java.io.IOException' |
            'setup failed: IOException: no database'
        'a tear-down that throws'  | '''
            target { }
            teardown { throw new IOException('stuck') }''' | 0 | 'UNSTABLE' | 'teardown' | 'java.io.IOException' |
            'teardown failed: IOException: stuck'
        'a close that throws'      | '''
            target create: { [:] }, close: { throw new IOException('stuck') }
            step('a') { }''' | 0 | 'UNSTABLE' | 'teardown' |
            'java.io.IOException' | 'closing the target failed: IOException: stuck'
        'a validator that throws'  | '''
            target { }
            assert stateConsistency('ledger') { throw new IOException('no ledger') }''' | 0 | 'UNSTABLE' | 'crash' |
            'java.io.IOException' | 'ledger could not tell whether it holds'
        'a step with an Error'     | '''
            target { throw new Error('broken') }''' | 1 | 'FAIL' | 'step' | 'java.lang.Error' |
            "step 'run' threw Error: broken"
        'a step without end'       | '''
            target { deeper(0) }''' | 1 | 'FAIL' | 'step' | 'java.lang.StackOverflowError' |
            "step 'run' threw StackOverflowError"
        'a step without memory'    | '''
            target { throw new OutOfMemoryError('Java heap space') }''' | 1 | 'FAIL' | 'step' |
            'java.lang.OutOfMemoryError' | "step 'run' threw OutOfMemoryError: Java heap space"
    }

    def "tear-downs are done although one of them throws"() {
        given:
        def mark = folder.resolve('mark')

        when:
        run """scenario('x') {
            target create: { [:] }, close: { mark 'closed' }
            step('a') { }
            teardown { mark '1' }
            teardown { throw new IOException('stuck') }
            teardown { mark '3' }
            }
            def mark(what) { new File('$mark').append("\$what ") }"""

        then:
        mark.text == '3 1 closed '
    }

    def "injectors that have started are stopped when one cannot start"() {
        given:
        def mark = folder.resolve('mark')

        when:
        def code = run """
            import io.chaoskit.effect.Effect
            import io.chaoskit.site.Hit

            class Flood implements Effect {
              String name
              void apply(Hit hit) { }
              AutoCloseable start() {
                if (name == 'second') throw new IOException('no port')
                mark "\$name started"
                return { mark "\$name stopped" } as AutoCloseable
              }
              String text() { name }
              private void mark(what) { new File('$mark').append("\$what ") }
            }
            scenario('x') {
              target { new File('$mark').append('ran ') }
              inject new Flood(name: 'first')
              inject new Flood(name: 'second')
              inject new Flood(name: 'third')
            }"""

        then:
        code == 1
        mark.text == 'first started first stopped '
        json().reasons*.asText() == ['injector second could not start: IOException: no port', 'no iteration was completed']
    }

    def "nothing is run when a validator cannot start"() {
        when:
        def code = run '''
            import io.chaoskit.validator.*

            class Port implements Validator {
              String id() { 'port' }
              String name() { 'port' }
              Check arm(RunAccess run) { throw new IOException('no port') }
            }
            scenario('x') { target { }; assert new Port() }'''

        then:
        code == 1
        json().reasons*.asText() == ['validator port could not start: IOException: no port', 'no iteration was completed']
        Files.exists(folder.resolve('report.json'))
    }

    def "several runs end with the worst exit code"() {
        when:
        def code = run '''
            scenario('good') { target { } }
            scenario('bad') { target { throw new IOException('gone') } }
            scenario('shaky') { target { }; teardown { throw new IOException('stuck') } }'''

        then:
        code == 1
        json()*.verdict*.asText() == ['PASS', 'FAIL', 'UNSTABLE']
        out.endsWith('\n3 scenarios: 1 PASS, 1 UNSTABLE, 1 FAIL\n')
    }

    private int run(String text) {
        chaoskit('run', script("$text\ndef deeper(n) { deeper(n + 1) + 1 }"), '-o', "json=${folder.resolve('report.json')}")
    }
}
