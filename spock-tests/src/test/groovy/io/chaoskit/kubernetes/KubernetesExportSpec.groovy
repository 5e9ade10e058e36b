package io.chaoskit.kubernetes

import io.chaoskit.internal.scale.ClusterOptions
import io.chaoskit.internal.scale.ShardJob
import io.chaoskit.kubernetes.internal.KubernetesService
import spock.lang.Specification
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** The objects of a job as YAML, for those who create them by other means. */
class KubernetesExportSpec extends Specification {

    static final Path EXPECTED = Path.of(System.getProperty('chaoskit.basedir'), 'spock-tests/src/test/resources/kubernetes')

    @TempDir
    Path folder

    def "the exported #file is as it was checked against a cluster"() {
        given:
        Files.createDirectories(folder.resolve('scripts/data'))
        folder.resolve('scripts/shop.groovy').text = "scenario('shop') {\n    target { }\n    repeat 40\n}\n"
        folder.resolve('scripts/data/orders.csv').text = 'id,total\n1,9.99\n'
        folder.resolve('scripts/logo.png').bytes = [0x89, 0x50, 0xff] as byte[]
        def job = new ShardJob(ShardJob.RUN, folder.resolve('scripts/shop.groovy'), [folder.resolve('scripts/data/orders.csv'), folder.resolve('scripts/logo.png')], [],
            ['-i', '40', '--seed', '7'], OptionalLong.empty(), 16)
        def options = new ClusterOptions(Optional.empty(), Optional.of('chaos'), 'registry.example.com/shop:1', Optional.of('shop-jars:/app'),
            ['--class-path', '/app/*'], '2', '1Gi', 8, 3, '1.2.3')

        when:
        def files = new KubernetesService().export(job, options, folder.resolve('out'))
        if (System.getProperty('chaoskit.docs.update') != null) {
            files.each { Files.copy(it, EXPECTED.resolve(it.fileName), java.nio.file.StandardCopyOption.REPLACE_EXISTING) }
        }

        then:
        files*.fileName*.toString() == ['access.yaml', 'configmap.yaml', 'job.yaml']
        folder.resolve("out/$file").text == EXPECTED.resolve(file).text

        where:
        file << ['access.yaml', 'configmap.yaml', 'job.yaml']
    }
}
