package io.chaoskit.scripts

import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.cli.CliSpec
import io.chaoskit.cli.Shell
import io.chaoskit.cli.ShardOption
import io.chaoskit.docs.Page
import spock.lang.Shared

/** The page about many machines tells the truth: its scripts are run, and its recipes are called with what their servers set. */
class ManyMachinesPageSpec extends CliSpec {

    static final String PAGE = 'many-machines'

    /** What each server sets for the second of its shards. */
    static final Map<String, Map<String, String>> SECOND = [
        GitHub: [CHAOSKIT_SHARD_INDEX: '1', CHAOSKIT_SHARDS: '4'],
        GitLab: [CI_NODE_INDEX: '2', CI_NODE_TOTAL: '4'],
        Jenkins: [CHAOSKIT_SHARD_INDEX: '1', CHAOSKIT_SHARDS: '4'],
        Slurm: [SLURM_ARRAY_TASK_ID: '1', SLURM_ARRAY_TASK_COUNT: '8', SLURM_ARRAY_TASK_MIN: '0', SLURM_ARRAY_TASK_MAX: '7', SLURM_ARRAY_TASK_STEP: '1'],
        'AWS Batch': [AWS_BATCH_JOB_ARRAY_INDEX: '1', AWS_BATCH_JOB_ARRAY_SIZE: '8'],
    ]

    @Shared
    List<List<String>> recipes = SECOND.keySet().collect { [it, recipe(it, /chaoskit run .*?json=.*?\.json/), recipe(it, /chaoskit report merge .*?--threshold '.*?'/)] }

    def "the command of the page has the report of the run on one machine"() {
        given:
        def file = script(Page.blocks(PAGE, 'groovy')[0])
        chaoskit('run', file, '--seed', 7, '-o', "json=$folder/whole.json", '--no-save')

        when:
        def words = Shell.words(Page.blocks(PAGE, 'sh')[0].trim()).drop(1).collect { it.replaceAll(/((shop|all)\.\w+)$/, "$folder/\$1") }
        def code = launched(*words, '--no-save')

        then:
        words.containsAll('--local', '2')
        code == 0
        json('all.json').iterations == json('whole.json').iterations
        faults('all.json') == faults('whole.json')
        faults('all.json').size() > 10
    }

    def "what is judged on the whole and what in a shard is as the table says"() {
        given:
        def file = script(Page.blocks(PAGE, 'groovy')[1])

        expect: 'the conditions on the whole run are not asked in a shard, and the leak is'
        chaoskit('shard-worker', file, '--shard', '1/2', '--shared-seed', 3) == 0
        validators() == ['noMemoryLeak()']

        and: 'a call without who merges rejects them'
        chaoskit('run', file, '--shard', '1/2', '--seed', 3, '--no-save') == 2
        err.contains("a run in shards must not have 'latency.p95 < 10.s'")
        err.contains("a run in shards must not have 'successRate >= 99.percent'")
    }

    def "#server: each shard of the recipe writes a report, and the merged one is the run's"() {
        given:
        def file = script(Page.blocks(PAGE, 'groovy')[0])
        def part = new ShardOption(SECOND[server]).parse('auto').get()
        chaoskit('run', file, '--seed', 42, '-o', "json=$folder/whole.json", '--no-save')

        expect:
        run.contains('--shard auto')
        part.index() == 2

        when:
        (1..part.count()).each {
            def words = Shell.words(run.replace('--shard auto', "--shard $it/${part.count()}").replaceFirst(/json=.*\.json/, "json=shard-${it}.json"))
            assert chaoskit(*words.drop(1).collect { it.replaceAll(/((shop|shard-\d+)\.\w+)$/, "$folder/\$1") }, '--no-save') in [0, 1]
        }
        def merged = Shell.words(merge).drop(1).collectMany {
            it == 'shard-*.json' ? (1..part.count()).collect { "$folder/shard-${it}.json" } : [it.replace('html=all.html', "json=$folder/all.json")]
        }

        then:
        chaoskit(*merged) == 0
        json('all.json').iterations == json('whole.json').iterations
        faults('all.json') == faults('whole.json')

        where:
        [server, run, merge] << recipes
    }

    def "each row of the table of variables is understood"() {
        given:
        def rows = (Page.text(PAGE) =~ /(?m)^\| .*? \| `([A-Z_]+)`, from (0|1|the first).* \| `([A-Z_]+)`/).collect { it.drop(1) }

        expect:
        rows.size() == 9
        rows.each { index, first, count ->
            def second = first == '1' ? '2' : '1'
            assert new ShardOption([(index): second, (count): '4']).parse('auto').get().toString() == '2/4'
        }
    }

    private List faults(String file) {
        json(file).failures.collect { [it.iteration, it.message, it.faults*.id]*.toString() }
    }

    private List<String> validators() {
        def output = new io.chaoskit.internal.scale.ShardOutput(io.chaoskit.cli.CommandModel.ownVersion())
        out.readLines().each { output.accept(it) }
        new ObjectMapper().readTree(output.report().get()).validators*.name*.asText()
    }

    /** A call of ChaosKit in a section of the page; that of another one where the section has none. */
    private static String recipe(String section, String form) {
        def text = Page.text(PAGE)
        text.substring(text.indexOf("### $section\n")).replaceFirst(/(?s)\n##+ .*/, '').find(form) ?: text.find(form)
    }
}
