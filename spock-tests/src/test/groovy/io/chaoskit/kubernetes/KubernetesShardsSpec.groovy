package io.chaoskit.kubernetes

import io.chaoskit.internal.scale.ClusterOptions
import io.chaoskit.internal.scale.ShardJob
import io.chaoskit.internal.scale.ShardLines
import io.chaoskit.kubernetes.internal.KubernetesService
import io.fabric8.kubernetes.api.model.batch.v1.Job
import io.fabric8.kubernetes.client.utils.Serialization
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions
import spock.util.environment.RestoreSystemProperties

import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ExecutionException
import java.util.concurrent.TimeUnit

import static io.chaoskit.kubernetes.MockCluster.ended
import static io.chaoskit.kubernetes.MockCluster.running
import static io.chaoskit.kubernetes.MockCluster.waiting

/** Shards on Kubernetes, on an API server in memory. */
@RestoreSystemProperties
class KubernetesShardsSpec extends Specification {

    static final String VERSION = '1.2.3'

    @TempDir
    Path folder

    @Shared
    @AutoCleanup
    MockCluster cluster = new MockCluster()

    PollingConditions soon = new PollingConditions(timeout: 60, delay: 0.02)
    Told told = new Told()
    List backends = []
    List<CompletableFuture<Void>> runs = []
    List<String> words = ['-i', '40']
    OptionalLong seed = OptionalLong.empty()

    def setup() {
        cluster.reset()
        cluster.writeConfig(folder.resolve('config'))
        System.setProperty('kubeconfig', "$folder/config")
        folder.resolve('shop.groovy').text = "scenario('shop') { }\n"
    }

    def "each shard is an index of one job, and has its report"() {
        when:
        def run = start(4)
        def job = begun()
        (1..4).each { cluster.pod(job, it, 0, ended(0, message(it))) }
        run.get()

        then:
        told.ended.sort { it[0] } == (1..4).collect { [it, 0, report(it)] }
        told.again == [] && told.lost == [] && told.notes == []

        and: 'nothing is left'
        cluster.jobs == []
    }

    def "the script belongs to the job, which begins when it is there"() {
        when:
        def run = start(2)
        def job = begun()
        def map = cluster.client.configMaps().inNamespace('chaos').list().items[0]
        finish(run, job, 2)

        then:
        map.data == ['shop.groovy': "scenario('shop') { }\n"]
        map.metadata.ownerReferences*.uid == [job.metadata.uid]
        map.metadata.name == job.spec.template.spec.volumes.find { it.name == 'script' }.configMap.name
    }

    def "a verdict is final: exit code #code is no reason to begin again"() {
        when:
        def run = start(2)
        def job = begun()
        cluster.pod(job, 1, 0, ended(code, message(1)))
        cluster.pod(job, 2, 0, ended(0, message(2)))
        run.get()

        then:
        told.ended.find { it[0] == 1 } == [1, code, report(1)]
        told.again == []

        where:
        code << [1, 3]
    }

    def "a shard is begun again when #what"() {
        when:
        def run = start(1)
        def job = begun()
        cluster.pod(job, 1, 0, status)
        soon.eventually { assert told.again.size() == 1 }
        cluster.pod(job, 1, 1, ended(0, message(1)))
        run.get()

        then:
        told.again == [[1, why]]
        told.ended == [[1, 0, report(1)]]

        where:
        what                     | status                                                                                          || why
        'it was killed'          | ended(137)                                                                                      || 'it was killed (exit code 137)'
        'it had too much memory' | ended(137).tap { it.containerStatuses[0].state.terminated.reason = 'OOMKilled' }                || 'it was killed (exit code 137): OOMKilled'
        'its node is drained'    | ended(143, '', [conditions: [[type: 'DisruptionTarget', status: 'True', reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting']]]) || 'the cluster took its node or room away: EvictionByEvictionAPI: Eviction API: evicting'
        'it was evicted'         | [phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory.']          || 'its pod ended before it began: Evicted: The node was low on resource: memory.'
    }

    def "a disruption does not count as a try, and accidents do"() {
        given:
        def disrupted = ended(143, '', [conditions: [[type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler']]])

        when:
        def run = start(1)
        def job = begun()
        [disrupted, disrupted, disrupted, ended(137), ended(137), ended(137)].eachWithIndex { status, i -> cluster.pod(job, 1, i, status) }
        run.get()

        then: 'two retries were allowed'
        told.again*.get(1).count { it.startsWith('the cluster took') } == 3
        told.again.size() == 5
        told.lost == [[1, 'it was killed (exit code 137), the 3th time']]
    }

    def "a deleted pod is an accident"() {
        when:
        def run = start(1)
        def job = begun()
        cluster.log("$job.metadata.name-0-0", 'hello\n')
        def pod = cluster.pod(job, 1, 0, running())
        soon.eventually { assert told.lines }
        cluster.client.pods().inNamespace('chaos').withName(pod.metadata.name).delete()
        soon.eventually { assert told.again == [[1, "its pod $pod.metadata.name was deleted".toString()]] }
        cluster.pod(job, 1, 1, ended(0, message(1)))
        run.get()

        then:
        told.ended.size() == 1
    }

    def "a report that is too long for the message is in the log"() {
        given:
        def random = new Random(1)
        def long_ = '{"x":"' + (1..9_000).collect { Integer.toHexString(random.nextInt(16)) }.join('') + '"}'

        when:
        def run = start(1)
        def job = begun()
        def lines = ShardLines.report(long_, VERSION)
        cluster.log("$job.metadata.name-0-0", "hello\n${lines[0]}\n${lines[1]}\nthe code under test\n${lines.drop(2).join('\n')}\nbye\n")
        cluster.pod(job, 1, 0, ended(1, 'the end of a log'))
        run.get()

        then:
        lines.join('\n').length() > 4_096
        told.ended == [[1, 1, long_]]
    }

    def "a report that is #what is told, and the shard is lost"() {
        when:
        def run = start(1)
        def job = begun()
        cluster.log("$job.metadata.name-0-0", log.join('\n'))
        cluster.pod(job, 1, 0, ended(0, ''))
        run.get()

        then:
        told.ended == []
        told.lost.size() == 1
        told.lost[0][1] =~ why

        where:
        what               | log                                                               || why
        'cut off'          | ShardLines.report('{"x":"' + 'ab' * 9_000 + '"}', VERSION)[0..1]  || /^its report is cut off after 0 of [\d,]+ characters$/
        'of other version' | ShardLines.report('{}', '9.9')                                    || /^it is of ChaosKit 9.9, and this is 1.2.3$/
        'not there'        | ['hello']                                                         || /^it ended without a report \(exit code 0\)$/
    }

    def "a mistake is shown with what the shard said"() {
        when:
        def run = start(1)
        def job = begun()
        cluster.log("$job.metadata.name-0-0", '✗ shop.groovy\n  What went wrong: there is no class Shop.\n')
        cluster.pod(job, 1, 0, ended(2))
        run.get()

        then:
        told.lines == [[1, '✗ shop.groovy'], [1, '  What went wrong: there is no class Shop.']]
        told.lost == [[1, 'it ended without a report (exit code 2)']]
    }

    def "a second report of a shard is handed on as well"() {
        when:
        def run = start(2)
        def job = begun()
        cluster.pod(job, 1, 0, ended(0, message(1)))
        cluster.pod(job, 1, 1, ended(0, message(7)))
        soon.eventually { assert told.ended.size() == 2 }
        cluster.pod(job, 2, 0, ended(0, message(2)))
        run.get()

        then:
        told.ended.findAll { it[0] == 1 }*.get(2) as Set == [report(1), report(7)] as Set
    }

    def "a report that is gone with its pod is told when the job has ended"() {
        when:
        def run = start(2)
        def job = begun()
        cluster.pod(job, 1, 0, ended(0, message(1)))
        cluster.end(job, 'Complete')
        run.get()

        then:
        told.ended*.get(0) == [1]
        told.lost == [[2, 'its report is gone with its pod']]
    }

    def "progress and lines of running shards are told"() {
        when:
        def run = start(1)
        def job = begun()
        cluster.log("$job.metadata.name-0-0", "chaoskit-shard 1 $VERSION\nchaoskit-shard progress 12 3 4\nhello\n")
        def pod = cluster.pod(job, 1, 0, running())
        soon.eventually {
            assert told.lines == [[1, 'hello']]
            assert told.progress[1].iterations() == 12
        }
        cluster.change(pod, ended(0, message(1)))
        run.get()

        then:
        told.ended == [[1, 0, report(1)]]
    }

    def "all rights that are missing are named before anything is created"() {
        given:
        cluster.allows = { verb, resource, subresource -> verb != 'delete' && subresource != 'log' }

        expect:
        failureOf(start(2)) == "the account must be allowed in namespace 'chaos' to delete jobs (batch), to get pods/log, but is not; --export writes a role with all that is needed"
        cluster.jobs == []
    }

    def "a request that the cluster refuses all the same names the right"() {
        given:
        cluster.server.expect().post().withPath('/apis/batch/v1/namespaces/chaos/jobs')
            .andReturn(403, Serialization.unmarshal('{"kind":"Status","apiVersion":"v1","code":403,"message":"no"}', io.fabric8.kubernetes.api.model.Status)).always()

        expect:
        failureOf(start(2)) == "the account must be allowed in namespace 'chaos' to create jobs (batch), but is not; --export writes a role with all that is needed"
    }

    def "a launcher that is started again picks the job up, and its drawn seed"() {
        given: 'a job whose launcher died, with one shard that has ended'
        seed = OptionalLong.of(5)
        words = ['-i', '40', '--shared-seed', '5']
        def dead = new Told()
        def first = start(2, dead)
        def job = begun()
        cluster.pod(job, 1, 0, ended(0, message(1)))
        soon.eventually { assert dead.ended.size() == 1 }

        when: 'another seed was drawn now'
        seed = OptionalLong.of(6)
        words = ['-i', '40', '--shared-seed', '6']
        def second = start(2)
        soon.eventually { assert told.notes.size() == 1 }
        cluster.pod(job, 2, 0, ended(0, message(2)))
        second.get()

        then:
        told.ended*.get(0).sort() == [1, 2]
        told.notes[0] ==~ /picked up the job 'chaoskit-shop-[0-9a-f]{10}' of the launcher \S+\/\d+ of \S+Z, with the seed 5/
        cluster.jobs == []

        and: 'the first was not dead after all'
        failureOf(first) ==~ /a job must have one launcher, but \S+\/\d+ of \S+Z has picked 'chaoskit-shop-[0-9a-f]{10}' up; see what that one says/
    }

    def "another call has another job"() {
        given:
        def names = [[4, ['-i', '40']], [5, ['-i', '40']], [4, ['-i', '41']], [4, ['-i', '40', '--seed', '1']]].collect { shards, options ->
            words = options
            def run = start(shards)
            def name = begun().metadata.name
            stop(run)
            name
        }

        expect:
        names.toSet().size() == 4
    }

    def "the end of the launcher deletes the job"() {
        when:
        def run = start(2)
        def job = begun()
        cluster.pod(job, 1, 0, running())
        stop(run)

        then:
        cluster.jobs == []
        told.ended == []
    }

    def "a job that somebody deletes is told"() {
        when:
        def run = start(2)
        def job = begun()
        cluster.client.batch().v1().jobs().inNamespace('chaos').withName(job.metadata.name).delete()

        then:
        failureOf(run) == "the job '$job.metadata.name' must stay until its shards have ended, but somebody deleted it; begin again"
    }

    def "pods that cannot begin are told: #reason"() {
        when:
        def run = start(2)
        def job = begun()
        cluster.pod(job, 1, 0, status)
        cluster.pod(job, 2, 0, status)
        soon.eventually { assert told.notes }
        cluster.client.pods().inNamespace('chaos').withName("$job.metadata.name-0-0").delete()
        cluster.client.pods().inNamespace('chaos').withName("$job.metadata.name-1-0").delete()
        cluster.pod(job, 1, 1, ended(0, message(1)))
        cluster.pod(job, 2, 1, ended(0, message(2)))
        run.get()

        then:
        told.notes.size() == 1
        told.notes[0] ==~ sentence

        where:
        reason             | status                                                                                                                                     || sentence
        'ImagePullBackOff' | waiting('ImagePullBackOff', 'Back-off pulling image "shop:1"')                                                                             || /--image must be an image that the cluster can pull, but ImagePullBackOff: Back-off pulling image "shop:1"; see its name and the registry/
        'Unschedulable'    | [phase: 'Pending', conditions: [[type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/3 nodes are available: 3 Insufficient cpu.']]] || /a node must have room for shard [12], but 0\/3 nodes are available: 3 Insufficient cpu.; ask for less with --cpu and --memory, or wait/
    }

    def "what never can begin ends the job"() {
        when:
        def run = start(2)
        def job = begun()
        cluster.pod(job, 1, 0, waiting('InvalidImageName', 'Failed to apply default image tag "Shop": invalid reference format'))

        then:
        failureOf(run) == "the container of shard 1 must be able to begin, but InvalidImageName: Failed to apply default image tag \"Shop\": invalid reference format; see: kubectl describe pod $job.metadata.name-0-0"
        cluster.jobs == []
    }

    def "a cluster that is not there is told"() {
        given: 'a port where nobody listens'
        def port = new ServerSocket(0).withCloseable { it.localPort }
        folder.resolve('config').text = folder.resolve('config').text.replaceAll(/localhost:\d+/, "localhost:$port")

        expect:
        failureOf(start(2)) =~ /^the cluster at http:\S+ must be reachable, but is not: .*; see: kubectl cluster-info$/
    }

    def "a context that is not there is told"() {
        expect:
        failureOf(start(2, told, Optional.of('mok'))) == "--kube must be a context of the kubeconfig, but was 'mok'; mock"
    }

    def "a script that is larger than a ConfigMap is told before anything is created"() {
        given:
        folder.resolve('shop.groovy').text = '//' + 'x' * (1 << 20)

        expect:
        failureOf(start(2)) == 'a script and what it loads must have at most 1,048,576 bytes for Kubernetes, but have 1,048,578, shop.groovy alone 1,048,578; put large files into the image or a volume'
        cluster.jobs == []
    }

    private CompletableFuture<Void> start(int shards, Told listener = told, Optional<String> context = Optional.of('mock')) {
        def options = new ClusterOptions(context, Optional.empty(), 'shop:1', Optional.empty(), [], '1', '1Gi', shards, 2, VERSION)
        def job = new ShardJob(ShardJob.RUN, folder.resolve('shop.groovy'), [], [], words, seed, shards)
        def backend = new KubernetesService().backend(options)
        backends << backend
        runs << CompletableFuture.runAsync { backend.run(job, listener) }.orTimeout(120, TimeUnit.SECONDS)
        runs.last()
    }

    private void stop(CompletableFuture<Void> run) {
        backends.last().stop()
        run.get()
    }

    /** The job once it is begun. */
    private Job begun() {
        soon.eventually { assert runs.last().done || cluster.jobs.size() == 1 && !cluster.job.spec.suspend }
        // A run that has failed says why.
        runs.last().getNow(null)
        cluster.job
    }

    private void finish(CompletableFuture<Void> run, Job job, int shards) {
        (1..shards).each { cluster.pod(job, it, 0, ended(0, message(it))) }
        run.get()
    }

    private static String report(int shard) {
        """{"shard":$shard}"""
    }

    private static String message(int shard) {
        ShardLines.report(report(shard), VERSION).join('\n')
    }

    /** What a run that must fail says. */
    private static String failureOf(CompletableFuture<Void> run) {
        try {
            run.get()
            'nothing'
        } catch (ExecutionException failed) {
            def cause = failed.cause
            while (cause.cause && !(cause instanceof IOException)) {
                cause = cause.cause
            }
            cause.message
        }
    }
}
