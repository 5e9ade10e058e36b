package io.chaoskit.kubernetes

import io.chaoskit.internal.scale.ClusterOptions
import io.chaoskit.internal.scale.ShardJob
import io.chaoskit.internal.scale.ShardLines
import io.chaoskit.kubernetes.internal.KubernetesService
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.util.concurrent.PollingConditions
import spock.util.environment.RestoreSystemProperties

import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit

/** Many shards at once; with {@code -Dchaoskit.indexes=1000} as many as are promised. */
@Tag('alone')
@RestoreSystemProperties
class KubernetesManyShardsSpec extends Specification {

    static final int SHARDS = Integer.getInteger('chaoskit.indexes', 100)
    static final Duration LIMIT = Duration.ofSeconds(60)

    @TempDir
    Path folder

    @AutoCleanup
    MockCluster cluster = new MockCluster()

    def "the launcher ends soon after the last shard"() {
        given:
        cluster.writeConfig(folder.resolve('config'))
        System.setProperty('kubeconfig', "$folder/config")
        folder.resolve('shop.groovy').text = 'scenario'
        def told = new Told()
        def options = new ClusterOptions(Optional.of('mock'), Optional.empty(), 'shop:1', Optional.empty(), [], '1', '1Gi', SHARDS, 2, '1')
        def backend = new KubernetesService().backend(options)
        def job = new ShardJob(ShardJob.RUN, folder.resolve('shop.groovy'), [], [], [], OptionalLong.empty(), SHARDS)

        when:
        def run = CompletableFuture.runAsync { backend.run(job, told) }.orTimeout(600, TimeUnit.SECONDS)
        new PollingConditions(timeout: 60).eventually { assert cluster.jobs && !cluster.job.spec.suspend }
        def made = cluster.job
        (1..SHARDS).each { cluster.pod(made, it, 0, MockCluster.ended(0, ShardLines.report("{\"shard\":$it}", '1').join('\n'))) }
        def last = System.nanoTime()
        run.get()

        then:
        Duration.ofNanos(System.nanoTime() - last) < LIMIT
        told.ended*.get(0).sort() == (1..SHARDS).toList()
    }
}
