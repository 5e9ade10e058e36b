package io.chaoskit.cli

import io.chaoskit.ChaosSpec
import io.chaoskit.Launch
import io.chaoskit.internal.scale.ShardOutput
import io.chaoskit.report.Report
import spock.lang.Requires
import spock.lang.Unroll

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** A run in shards: what cannot be divided is told before anything is started, and what was divided is the run on one machine. */
class ScaleCommandSpec extends CliSpec {

    static final String ORDERS = '''\
        scenario('orders') {
            step('pay') { Chaos.apply('card') }
            step('ship') { if (iteration % 50 == 0) throw new IllegalStateException("no room for $iteration") }
            inject exception(IOException, 'no answer') on point('card') probability 0.1 named 'lost'
            assert maxErrors(0).warning()
            assert successRate > 10.percent
            assert noPanics()
            repeat 200
            onFailure resume
            thresholds { minSuccessRate 0.5 }
        }
        scenario('refunds') {
            step('pay back') { Chaos.apply('bank') }
            inject error('lost') on point('bank') every 7
            repeat 60
            onFailure resume
            thresholds { minSuccessRate 0.5 }
        }'''.stripIndent()

    /** Of a sweep. */
    static final List<String> FIGURES = ['sites', 'handlers', 'experiments', 'seed', 'ended']

    @Unroll("a call with #words is told: #told")
    def "a call that cannot be"() {
        given:
        script(ORDERS)

        when:
        def code = chaoskit('scale', *words.collect { it == 'SCRIPT' ? folder.resolve('shop.groovy') : it })

        then:
        code == 2
        out == ''
        err.contains("What went wrong: $told")

        where:
        words                                               || told
        ['SCRIPT']                                          || 'scale must be given --shards N, but was given none.\n  Try: --shards 8, or --local 4\n'
        ['--shards', 2]                                     || 'scale must be given one script, but was given none.\n  Try: chaoskit scale shop.groovy --shards 8\n'
        ['SCRIPT', 'SCRIPT', '--shards', 2]                 || 'scale must be given one script, but was given 2.\n'
        ['SCRIPT', '--shards', 0]                           || '--shards must be a number of shards, 1 to 100000, but was 0.\n'
        ['SCRIPT', '--shards', -1]                          || '--shards must be a number of shards, 1 to 100000, but was -1.\n'
        ['SCRIPT', '--shards', 1_000_000_000]               || '--shards must be a number of shards, 1 to 100000, but was 1000000000.\n'
        ['SCRIPT', '--shards', 2, '--local', 0]             || '--local must be a number of JVMs, 1 to 1000, but was 0.\n'
        ['SCRIPT', '--local', -3]                           || '--local must be a number of JVMs, 1 to 1000, but was -3.\n'
        ['SCRIPT', '--shards', 1_000, '-i', 10]             || "--shards must be at most the number of iterations, but was 1000, and 'orders' has 10.\n  Try: --shards 10\n"
        ['SCRIPT', '--shards', 2, '--thresholds', 'strikt'] || "--thresholds must be one of default, relaxed, strict, but was 'strikt'.\n"
        ['SCRIPT', '--shards', 2, '--only', 'nothing']      || "--only must match a scenario, but 'nothing' matches none.\n"
    }

    def "what is no number of shards is told, and so is a file that is not there"() {
        expect:
        chaoskit('scale', script(ORDERS), '--shards', '1e9') == 2
        err.contains("'1e9'")
        chaoskit('scale', folder.resolve('nowhere.groovy'), '--shards', 2) == 2
        err.contains('nowhere.groovy')
        err.contains('the script must be a file, but does not exist')
    }

    @Unroll("#words cannot be divided: #told")
    def "what depends on more than a shard sees cannot be divided"() {
        expect:
        chaoskit('scale', script("scenario('x') { step('a') { }; inject error('e') on step('a') $trigger; $words; repeat 9 }"), '--shards', 3) == 2
        err.contains(told)

        where:
        trigger           | words              || told
        'limit 3'         | 'assert noPanics()' || "a run in shards must not have 'limit 3'"
        'every 2 limit 1' | 'lanes 2'           || "a run in shards must not have 'every 2 limit 1'"
    }

    def "a script that runs its scenario itself is told, and nothing is run"() {
        expect:
        chaoskit('scale', script("scenario('x') { target { new File(env.MARK).text = 'ran' }; repeat 9 }.run()"), '--shards', 3, '-e', "MARK=$folder/mark") == 2
        err.contains("a script that is run in shards must not run its scenarios itself, but this one runs 'x'")
        !Files.exists(folder.resolve('mark'))
    }

    def "a dry run shows what would be run"() {
        expect:
        chaoskit('scale', script(ORDERS), '--shards', 3, '--dry-run') == 0
        out.contains('orders')
        out.endsWith('nothing was run (--dry-run)\n')
    }

    def "the process of a shard writes its report for who started it, and nothing else"() {
        given:
        def message = folder.resolve('message')

        when:
        def code = chaoskit('shard-worker', script(ORDERS.replace("step('ship')", "step('say') { println 'by the code' }\nstep('ship')")), '--only', 'refunds',
            '--shard', '2/3', '--shared-seed', 5, '--shard-message', message)
        def output = new ShardOutput(CommandModel.ownVersion())

        then:
        code == 0
        out.readLines().every { output.accept(it) }
        def report = Report.read(output.report().get())[0]
        report.shard().get().toString() == '2/3'
        report.seed() == 5
        report.iterations().total() == 20
        output.progress().iterations() == 20
        output.progress().faults() == report.injectors()[0].fired()

        and: 'it is short enough for the message of a container'
        def short1 = new ShardOutput(CommandModel.ownVersion())
        message.readLines().each { short1.accept(it) }
        short1.report() == output.report()
    }

    def "two JVMs find what one finds, and the call ends as the run does"() {
        given:
        def file = script(ORDERS)
        int whole = chaoskit('run', file, '--seed', 7, '-o', "json=$folder/whole.json", '--no-save', '--threshold', 'failures<=100')
        def text = out

        when:
        def code = launched('scale', file, '--seed', 7, '--local', 2, '-o', "json=$folder/all.json", '--no-save', '--threshold', 'failures<=100')

        then:
        code == whole
        def expected = facts('whole.json')
        facts('all.json').eachWithIndex { each, i -> each.each { name, value -> assert [name, value] == [name, expected[i][name]] } }
        expected.size() == 2
        json('all.json').collect { it.shard } == json('whole.json').collect { it.shard }
        json('all.json')[0].failures.size() > 10
        out.readLines().findAll { it =~ /^(PASS|FAIL|UNSTABLE|  ✗)/ } == text.readLines().findAll { it =~ /^(PASS|FAIL|UNSTABLE|  ✗)/ }
    }

    def "a sweep in shards makes the experiments of one, and finds what it finds"() {
        given: 'a whole sweep in a JVM of its own, as its shards have: in this one other specifications have left classes'
        def file = script('''\
            class Purse { void charge() throws IOException {}; void refund() throws IOException, InterruptedException {} }
            class Stall {
                def card = new Purse()
                boolean busy
                void buy() { assert !busy; busy = true; try { card.charge() } catch (IOException gone) { return }; busy = false }
                void undo() { try { card.refund() } catch (IOException gone) { card.refund() } }
            }
            scenario('buying') {
                target create: { new Stall() }
                step('buy') { target.buy() }
                step('undo') { target.undo() }
                inject anyException() on 'Purse.*(..)'
            }'''.stripIndent())
        int whole = launched('sweep', file, '-o', "json=$folder/whole.json")
        def text = out

        when:
        int code = launched('scale', '--sweep', file, '--local', 2, '-o', "json=$folder/all.json")

        then:
        [whole, code] == [1, 1]
        experiments('all.json') == experiments('whole.json')
        experiments('all.json').size() > 5
        FIGURES.collect { json('all.json')[it] } == FIGURES.collect { json('whole.json')[it] }
        json('all.json').findings.collect { [it.kind, it.message, it.experiment, it.experiments] } == json('whole.json').findings.collect { [it.kind, it.message, it.experiment, it.experiments] }
        json('all.json').findings.size() > 0
        out.readLines().findAll { it.contains('✗') } == text.readLines().findAll { it.contains('✗') }

        and: 'one scenario at a time'
        chaoskit('scale', '--sweep', script(ORDERS), '--shards', 2) == 2
        err.contains('scale --sweep must be used with one scenario, but shop.groovy has 2.')
    }

    private List experiments(String file) {
        json(file).matrix.collect { [it.experiment, it.site, it.outcome, it.findings]*.toString() }.sort()
    }

    @Requires({ os.linux })
    def "a shard that is killed is run once more, and Ctrl-C leaves nothing behind"() {
        given: 'the first shard kills its JVM, once; then all go on for an hour'
        def file = script('''\
            def folder = env.FOLDER
            scenario('orders') {
                step('pay') {
                    def killed = new File(folder, 'killed')
                    if (iteration == 1 && killed.createNewFile()) {
                        new ProcessBuilder('kill', '-9', "${ProcessHandle.current().pid()}").start().waitFor()
                    }
                    if (iteration > 6) {
                        new File(folder, "runs${ProcessHandle.current().pid()}").createNewFile()
                    }
                    new java.util.concurrent.Semaphore(0).tryAcquire(5, java.util.concurrent.TimeUnit.MILLISECONDS)
                }
                runFor 1.h
            }'''.stripIndent())

        when:
        def scale = Launch.start([Launch.JAVA, *Launch.brief(), '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', 'scale', file, '--local', 2, '--shards', 3,
                                  '--seed', 1, '--no-save', '-o', "json=$folder/all.json", '-e', "FOLDER=$folder"])
        ChaosSpec.eventually(Launch.LIMIT_SECONDS) {
            assert folder.toFile().list().count { it.startsWith('runs') } == 2 || !scale.process.alive
        }
        def children = scale.process.descendants().withCloseable { it.toList() }
        scale.process.destroy()
        scale.ended()

        then:
        scale.exitCode == 143
        scale.err.contains('chaoskit: shard 1 of 3 is run once more, because it was killed (exit code 137)')
        children.size() == 2
        ChaosSpec.eventually { assert !children.any { it.alive } }

        and: 'what was done is merged and written'
        json('all.json').iterations.total.asInt() > 4
        json('all.json').verdict.asText() == 'UNSTABLE'
        json('all.json').reasons*.asText() == ['shard 3 of 3 is missing', 'the run was stopped: interrupted by SIGTERM']
        scale.out.startsWith('UNSTABLE  orders\n')
    }

    def "a shard ends with the process that started it, however that ended"() {
        given:
        def file = script("""
            def folder = env.FOLDER
            scenario('orders') {
                step('pay') { if (iteration > 2) { new File(folder, 'waits').createNewFile(); new java.util.concurrent.Semaphore(0).acquire() } }
                repeat 9
            }""")
        def process = new ProcessBuilder([Launch.JAVA, *Launch.brief(), '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', 'shard-worker', file, '--shard', '1/1',
                                          '--shared-seed', 1, '-e', "FOLDER=$folder", '--with-parent']*.toString()).start()

        when:
        ChaosSpec.eventually(Launch.LIMIT_SECONDS) { assert Files.exists(folder.resolve('waits')) || !process.alive }
        process.outputStream.close()

        then:
        process.waitFor(Launch.LIMIT_SECONDS, TimeUnit.SECONDS)

        cleanup:
        process?.destroyForcibly()
    }

    /** All that must be equal: neither times nor the faults before a failure, which are those of its shard. */
    private List facts(String file) {
        def names = ['scenario', 'seed', 'verdict', 'reasons', 'summary', 'iterations', 'injectors', 'validators', 'failureKinds', 'failureAnalysis', 'origin', 'replay',
                     'failures', 'thresholds', 'causes']
        json(file).each { it.failures.each { failure -> failure.remove('faultsBefore') } }.collect { run -> names.collectEntries { [it, run[it].toString().replace("$folder/$file", 'REPORT')] } }
    }
}
