package io.chaoskit.cli

import io.chaoskit.Launch
import io.chaoskit.report.FailureKind
import io.chaoskit.report.InjectorReport
import io.chaoskit.report.Iterations
import io.chaoskit.report.Report
import io.chaoskit.report.compare.Pairs
import io.chaoskit.verdict.Verdict

import java.nio.file.Files

/** `chaoskit report compare`: its words, its exit codes, its files and its mistakes. */
class CompareCommandSpec extends CliSpec {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/compare.md').text

    def "ends with #code when a run #what"() {
        given:
        write('a.json', before)
        write('b.json', after)

        when:
        def exit = chaoskit('report', 'compare', "$folder/a.json", "$folder/b.json")

        then:
        exit == code
        out.startsWith(begin)
        err == ''

        where:
        what           | before                | after                 || code | begin
        'is the same'  | run()                 | run()                 || 0    | 'NO CHANGE  orders\n'
        'got worse'    | run()                 | run(Verdict.FAIL)     || 1    | 'WORSE  orders\n'
        'got better'   | run(Verdict.UNSTABLE) | run()                 || 0    | 'BETTER  orders\n'
    }

    def "says what the page about it shows"() {
        given:
        def pairs = new Pairs(4)
        write('main.json', pairs.run(10_000))
        write('branch.json', pairs.run(10_000, Pairs.times(1.1), [pay: 0.02d, ship: 0.002d, refund: 0.0003d]))

        when:
        def command = (PAGE =~ /(?s)```sh\nchaoskit (.+?)\n```/)[0][1].split(' ').collect { it.endsWith('.json') ? "$folder/$it" : it }
        def exit = chaoskit(*command)

        then:
        exit == 1
        out == (PAGE =~ /(?s)```\n(WORSE.+?)```/)[0][1]
    }

    def "writes JSON and text, and no report's file unless it is named"() {
        given:
        write('a.json', run())
        write('b.json', run(Verdict.FAIL))

        when:
        def exit = chaoskit('report', 'compare', "$folder/a.json", "$folder/b.json", '-o', "json=$folder/c.json", '-o', "text=$folder/c.txt", '-q')

        then:
        exit == 1
        out == 'WORSE  orders\n'
        json('c.json').get('change').asText() == 'worse'
        folder.resolve('c.txt').text.startsWith('WORSE  orders\n  A  PASS, ')

        when:
        chaoskit('report', 'compare', "$folder/a.json", "$folder/b.json", '-o', 'json=-')

        then:
        out.startsWith('{\n  "schemaVersion" : 1,')
        err.startsWith('WORSE  orders\n')
    }

    def "compares each scenario with the one of its name"() {
        given:
        write('a.json', run(), named('payments'), named('shipping'))
        write('b.json', named('payments', Verdict.FAIL), run(), named('returns'))

        when:
        def exit = chaoskit('report', 'compare', "$folder/a.json", "$folder/b.json", '-o', "json=$folder/c.json")

        then:
        exit == 1
        out.contains('WORSE  payments\n')
        out.contains('\nNO CHANGE  orders\n')
        out.endsWith("\n  note  'returns' is only in B\n\n  note  'shipping' is only in A\n")
        json('c.json')*.get('scenario')*.asText() == ['payments', 'orders']
    }

    def "a stricter alpha lets more pass"() {
        given: 'p is 0.02 after the correction'
        write('a.json', rate(0))
        write('b.json', rate(8))

        expect:
        chaoskit('report', 'compare', "$folder/a.json", "$folder/b.json", '--alpha', 0.05) == 1
        chaoskit('report', 'compare', "$folder/a.json", "$folder/b.json") == 0
        out.contains('= success rate  100.00 % → 99.20 %')
    }

    def "a mistake ends with 2: #what"() {
        given:
        write('a.json', run())
        write('other.json', named('payments'))
        folder.resolve('text.json').text = 'no JSON'

        when:
        def exit = chaoskit('report', 'compare', *arguments.collect { it.endsWith('.json') ? "$folder/$it" : it })

        then:
        exit == 2
        out == ''
        err.contains(told)

        where:
        what                 | arguments                                   || told
        'one file'           | ['a.json']                                  || 'FILE'
        'no such file'       | ['a.json', 'b.json']                        || 'does not exist'
        'no report'          | ['a.json', 'text.json']                     || 'text.json'
        'other scenarios'    | ['a.json', 'other.json']                    || "both reports must be of one scenario, but 'payments' is only in B, and 'orders' is only in A"
        'alpha too large'    | ['a.json', 'a.json', '--alpha', '2']        || '--alpha must be more than 0 and less than 1, but was 2.0'
        'no alpha'           | ['a.json', 'a.json', '--alpha', 'x']        || '--alpha'
        'negative change'    | ['a.json', 'a.json', '--least', '-1']       || '--least must be 0 or more, but was -1.0'
        'another format'     | ['a.json', 'a.json', '-o', 'jsn']           || "--report must be one of json, text, but was 'jsn'"
    }

    private void write(String name, Report... reports) {
        Files.writeString(folder.resolve(name), Report.toJson(reports.toList()))
    }

    private static Report run(Verdict verdict = Verdict.PASS) {
        report(verdict, 0)
    }

    private static Report rate(int failed) {
        report(Verdict.PASS, failed)
    }

    private static Report report(Verdict verdict, int failed) {
        Pairs.report(new Iterations(1_000, 1_000 - failed, failed), Pairs.histogram((1..1_000).collect { it * 10_000L }), [] as List<FailureKind>,
            [] as List<InjectorReport>, verdict)
    }

    private static Report named(String scenario, Verdict verdict = Verdict.PASS) {
        Report.builder(scenario, 42).verdict(verdict, verdict == Verdict.PASS ? [] : ['why'], 'x').time(Pairs.START, java.time.Duration.ZERO, 'x').build()
    }
}
