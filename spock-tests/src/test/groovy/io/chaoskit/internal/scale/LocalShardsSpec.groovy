package io.chaoskit.internal.scale

import io.chaoskit.ChaosSpec
import spock.lang.Requires
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch

/** Shards in processes of this machine, which are shells here: what becomes of each, however it ends. */
@Requires({ Files.isExecutable(Path.of('/bin/sh')) })
class LocalShardsSpec extends ChaosSpec {

    static final String VERSION = '1.0'

    @TempDir
    Path folder

    def told = new CopyOnWriteArrayList<String>()
    def reported = new CountDownLatch(1)

    /** Writes down what it is told. */
    def listener = new ShardListener() {
        void progress(int shard, ShardProgress now) { told << "$shard at ${now.iterations()}".toString(); reported.countDown() }
        void ended(int shard, int exitCode, String report) { told << "$shard ended $exitCode $report".toString() }
        void again(int shard, String why) { told << "$shard again: $why".toString() }
        void lost(int shard, String why) { told << "$shard lost: $why".toString() }
        void line(int shard, String line) { told << "$shard | $line".toString() }
        void note(String sentence) { told << sentence }
        boolean has(int shard) { told.any { it.startsWith("$shard ended") } }
    }

    def setup() {
        folder.resolve('report').text = ShardLines.report('{"a": 1}', VERSION).join('\n') + '\n'
        folder.resolve('other').text = ShardLines.report('{"a": 1}', '0.9').join('\n') + '\n'
        folder.resolve('half').text = ShardLines.report('{"a": 1}', VERSION).join('\n')[0..-30]
    }

    def "a shard that #what"() {
        when:
        run(1, 1, script)

        then:
        told == all

        where:
        what                          | script                                             || all
        'passes'                      | 'cat report'                                      || ['1 ended 0 {"a": 1}']
        'fails is not run again'      | 'cat report; exit 1'                               || ['1 ended 1 {"a": 1}']
        'is UNSTABLE and must not be' | 'cat report; exit 3'                               || ['1 ended 3 {"a": 1}']
        'has a mistake'               | 'echo "no such file" >&2; exit 2'                  || ['1 | no such file', '1 lost: it ended without a report (exit code 2)']
        'is killed once'              | '[ -f killed ] && cat report || { touch killed; kill -9 $$; }' ||
            ['1 again: it was killed (exit code 137)', '1 ended 0 {"a": 1}']
        'is killed after its report'  | '[ -f killed ] && cat report || { cat report; touch killed; kill -9 $$; }' ||
            ['1 again: it was killed (exit code 137)', '1 ended 0 {"a": 1}']
        'is evicted once'             | '[ -f killed ] && cat report || { touch killed; kill -15 $$; }' ||
            ['1 again: signal 15 ended it (exit code 143)', '1 ended 0 {"a": 1}']
        'is killed each time'         | 'kill -9 $$'                                       ||
            ['1 again: it was killed (exit code 137)', '1 lost: it was killed (exit code 137), twice']
        'ends its JVM'                | 'exit 7'                                           ||
            ['1 again: it ended without a report (exit code 7)', '1 lost: it ended without a report (exit code 7), twice']
        'is cut off once'             | '[ -f cut ] && cat report || { touch cut; cat half; }' ||
            ['1 again: its report is cut off after 30 of 40 characters', '1 ended 0 {"a": 1}']
        'is of another version'       | 'cat other'                                        || ['1 lost: it is of ChaosKit 0.9, and this is 1.0']
    }

    def "each shard has its number, and no more run at once than may"() {
        when:
        run(7, 2, 'n=$(echo "$@" | sed "s/.*--shard //"); mkdir run-$$; ls -d run-* 2>/dev/null | wc -l >> atOnce; rmdir run-$$; echo $n; cat report')

        then:
        told.findAll { it.contains(' | ') }.toSorted() == (1..7).collect { "$it | $it/7 --with-parent".toString() }
        told.findAll { it.contains(' ended 0') }.size() == 7
        folder.resolve('atOnce').readLines()*.trim()*.toInteger().max() <= 2
    }

    def "the words of the job come to each process"() {
        when:
        run(1, 1, 'echo "$@"; cat report')

        then:
        told[0] == '1 | shard-worker shop.groovy --class-path libs -i 10 --shard 1/1 --with-parent'
    }

    def "stopping ends what runs and begins no others, and what was done is told"() {
        given: 'a process that ends when it is asked to, and one that does not'
        def shards = local(2, 'trap "cat report; exit 143" TERM; echo "chaoskit-shard progress 5 0 0"; while :; do sleep 0.01; done')
        def running = Thread.start { shards.run(job(9), listener) }

        when:
        eventually { assert told.count { it.endsWith(' at 5') } == 2 }
        shards.stop()
        running.join(BOUND * 1000)

        then:
        !running.alive
        told.findAll { it.contains('ended') }.toSorted() == ['1 ended 143 {"a": 1}', '2 ended 143 {"a": 1}']
        !told.any { it.contains('again') || it.contains('lost') }
        children() == []
    }

    def "Ctrl-C at the terminal reaches the processes first, and is no accident of theirs"() {
        when: 'the one process gets the signal before anybody asks it to end'
        run(5, 1, 'cat report; exit 130')

        then:
        told == ['1 ended 130 {"a": 1}']
    }

    def "an interrupt leaves no process behind"() {
        given:
        def thrown = new CopyOnWriteArrayList<Throwable>()
        def shards = local(2, 'trap "" TERM; echo "chaoskit-shard progress 5 0 0"; while :; do sleep 0.01; done')
        def running = Thread.start {
            try {
                shards.run(job(4), listener)
            } catch (InterruptedException e) {
                thrown << e
            }
        }

        when:
        eventually { assert told.count { it.endsWith(' at 5') } == 2 }
        running.interrupt()
        running.join(BOUND * 1000)

        then:
        thrown.size() == 1
        eventually { assert children() == [] }
    }

    def "a JVM that cannot be started is told in a sentence"() {
        when:
        new LocalShards(2, { words -> [folder.resolve('nowhere').toString()] }, VERSION).run(job(3), listener)

        then:
        def told = thrown(IOException)
        told.message.startsWith('a JVM for shard ')
        told.message.contains('must start, but did not: ')
    }

    private void run(int shards, int atOnce, String script) {
        local(atOnce, script).run(job(shards), listener)
    }

    private LocalShards local(int atOnce, String script) {
        new LocalShards(atOnce, { words -> ['/bin/sh', '-c', "cd '$folder'; $script".toString(), 'sh', *words] }, VERSION)
    }

    private static ShardJob job(int shards) {
        new ShardJob(ShardJob.RUN, Path.of('shop.groovy'), [], ['--class-path', 'libs'], ['-i', '10'], OptionalLong.empty(), shards)
    }

    private List<String> children() {
        ProcessHandle.current().children().withCloseable { all ->
            all.filter { it.alive && it.info().commandLine().orElse('').contains(folder.toString()) }.map { it.toString() }.toList()
        }
    }
}
