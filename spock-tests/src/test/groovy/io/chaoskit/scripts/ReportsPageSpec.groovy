package io.chaoskit.scripts

import io.chaoskit.Launch
import io.chaoskit.cli.CliSpec
import io.chaoskit.cli.Shell
import io.chaoskit.internal.report.Reporters

/** The page on reports tells the truth: its script and its commands do what it says, one after the other. */
class ReportsPageSpec extends CliSpec {

    static final String PAGE = Launch.BASE.resolve('dsl/docs/reports.md').text

    def setup() {
        script(blocks('groovy')[0])
    }

    def "reports are written, shown and converted"() {
        when:
        def codes = blocks('sh')[0].readLines().collect { command(it) }

        then:
        codes == [0, 0, 0]
        json().iterations.total.asInt() == 200
        folder.resolve('report.txt').text.startsWith('UNSTABLE  orders survive a slow card service\n')
        folder.resolve('report.xml').text.contains('<testcase ')

        when:
        chaoskit('report', 'show', folder.resolve('report.json'))
        def shown = out
        chaoskit('report', 'show', folder.resolve('events.jsonl'))

        then:
        shown == out
        shown.contains('iterations  200 (')
    }

    def "shards are run and merged into the whole run"() {
        given:
        chaoskit('run', folder.resolve('shop.groovy'), '--seed', 7, '-o', "json=$folder/report.json", '--no-save')

        when:
        def codes = blocks('sh')[1].readLines().collect { command(it) }

        then:
        codes == [0, 0, 0]
        json('1.json').shard.toString() == '{"index":1,"count":2}'
        json('all.json').shard.null
        json('all.json').iterations == json().iterations
        json('all.json').injectors*.fired == json().injectors*.fired
        json('all.json').failures.collect { [it.iteration, it.message, it.faults*.id] } ==
            json().failures.collect { [it.iteration, it.message, it.faults*.id] }
        json('all.json').validators.last().name.asText() == 'successRate >= 80%'
        json('all.json').replay == json().replay

        when: 'one is missing'
        def code = chaoskit('report', 'merge', folder.resolve('2.json'), '--fail-on-unstable')

        then:
        code == 3
        out.contains('shard 1 of 2 is missing')

        when: 'a threshold is exceeded'
        code = chaoskit('report', 'merge', folder.resolve('2.json'), folder.resolve('1.json'), '--threshold', 'successRate>=99.9%')

        then:
        code == 1
        out.startsWith('FAIL  ')
    }

    def "what cannot be merged is rejected"() {
        given:
        chaoskit('run', folder.resolve('shop.groovy'), '--seed', 7, '--shard', '1/2', '-o', "json=$folder/1.json", '--no-save')
        chaoskit('run', folder.resolve('shop.groovy'), '--seed', 8, '--shard', '2/2', '-o', "json=$folder/2.json", '--no-save')
        folder.resolve('broken.json').text = '{'

        expect:
        chaoskit('report', 'merge', folder.resolve('1.json'), folder.resolve('2.json')) == 2
        err.contains('reports that are merged must be of one seed, but 1.json is of 7 and 2.json of 8')
        chaoskit('report', 'merge', folder.resolve('1.json'), folder.resolve('broken.json')) == 2
        err.startsWith('✗ broken.json\n  What went wrong: a report must be JSON, but this one ends or breaks at line 1.\n')
        chaoskit('report', 'show', folder.resolve('nowhere.json')) == 2
        err.startsWith('✗ nowhere.json\n  What went wrong: the report must be a file, but does not exist.\n')
        chaoskit('report') == 2
        chaoskit('run', folder.resolve('shop.groovy'), '--shard', '1/2') == 2
        err.contains("a run in shards must have a seed, which all of them share, but 'orders survive a slow card service' has none")
    }

    def "each kind of the page is there"() {
        expect:
        (PAGE =~ /(?m)^\| (`.*?) \|/).collect { it[1] }.take(5).join(', ').findAll(/[a-z-]+/).toSet().every { it in Reporters.load().kinds() }
    }

    private int command(String line) {
        def words = Shell.words(line).drop(1).collect { it.replaceAll(/([\w-]+\.(groovy|jsonl?|txt|xml))$/, "$folder/\$1") }
        chaoskit(*words, *(words[0] == 'run' ? ['--no-save'] : []))
    }

    private static List<String> blocks(String language) {
        (PAGE =~ /(?s)```$language\n(.*?)```/).collect { it[1].trim() }
    }
}
