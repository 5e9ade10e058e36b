package io.chaoskit.kubernetes

import io.chaoskit.Launch
import io.chaoskit.report.Report
import io.fabric8.kubernetes.api.model.HasMetadata
import io.fabric8.kubernetes.api.model.NamespaceBuilder
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir

import java.nio.file.Files
import java.nio.file.Path

/** Shards as pods of a real control plane. A part of {@code -Pk8s} only: the control plane has to be built. */
@Tag('alone')
@Requires(value = { System.getProperty('chaoskit.k8s.run') && ControlPlane.built }, reason = 'only with -Pk8s, after spock-tests/src/test/kubernetes/build.sh, which needs Go')
class KubernetesClusterSpec extends Specification {

    static final String SCRIPT = '''\

        scenario('orders survive a slow card service') {
            step('pay') { Chaos.apply('card') }
            inject exception(IOException, 'no answer') on point('card') probability 0.1
            assert maxErrors(0).warning()
            repeat 400
            onFailure resume
            thresholds { minSuccessRate 0.8 }
        }
        '''.stripIndent()

    @Shared
    @TempDir
    Path folder

    @Shared
    ControlPlane cluster

    @Shared
    NodeAgent agent

    def setupSpec() {
        cluster = new ControlPlane(Files.createDirectories(folder.resolve('cluster')))
        agent = new NodeAgent(cluster.admin, folder.resolve('node'), [CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER])
        cluster.admin.resource(new NamespaceBuilder().withNewMetadata().withName('chaos')
            .addToLabels(['pod-security.kubernetes.io/enforce': 'restricted', 'pod-security.kubernetes.io/warn': 'restricted']).endMetadata().build()).create()
        cluster.writeConfig(folder.resolve('launcher'), 'launcher', 'chaos')
        ControlPlane.await('the account of the namespace') { cluster.admin.serviceAccounts().inNamespace('chaos').withName('default').get() != null }
        folder.resolve('shop.groovy').text = SCRIPT
        export()
        apply('access.yaml')
        cluster.admin.resource(new RoleBindingBuilder().withNewMetadata().withName('launcher').withNamespace('chaos').endMetadata()
            .withNewRoleRef('rbac.authorization.k8s.io', 'Role', 'chaoskit-launcher').addNewSubject('rbac.authorization.k8s.io', 'User', 'launcher', null).build()).create()
    }

    def cleanupSpec() {
        agent?.close()
        cluster?.close()
    }

    def "a cluster that enforces restricted takes the exported objects without a warning"() {
        when:
        def run = Launch.run(['kubectl', '--kubeconfig', folder.resolve('cluster/admin'), 'apply', '--dry-run=server', '-f', folder.resolve('out/configmap.yaml'), '-f', folder.resolve('out/job.yaml')])

        then:
        run.exitCode == 0
        run.err == ''
        run.out.readLines().size() == 2
    }

    def "the merged report of 16 shards is that of one run, with the rights of the exported role only"() {
        when:
        def whole = chaoskit('run', 'whole.json')
        def shards = chaoskit('scale', 'merged.json', '--shards', 16, '--parallelism', 4, *kube())

        then:
        shards.exitCode == whole.exitCode
        facts('merged.json') == facts('whole.json')
        cluster.admin.batch().v1().jobs().inNamespace('chaos').list().items == []
    }

    def "a shard that fails fails once"() {
        given:
        folder.resolve('shop.groovy').text = SCRIPT.replace('minSuccessRate 0.8', 'minSuccessRate 1.0').replace('repeat 400', 'repeat 40')

        when:
        def run = chaoskit('scale', 'failed.json', '--shards', 2, *kube())

        then:
        run.exitCode == 1
        !run.err.contains('again')

        cleanup:
        folder.resolve('shop.groovy').text = SCRIPT
    }

    def "one verb less is named"() {
        given:
        def role = cluster.admin.rbac().roles().inNamespace('chaos').withName('chaoskit-launcher')
        role.edit { it.rules.find { rule -> rule.resources == ['pods/log'] }.verbs = ['list']; it }

        when:
        def run = chaoskit('scale', 'none.json', '--shards', 2, *kube())

        then:
        run.exitCode == 2
        run.err.contains("the account must be allowed in namespace 'chaos' to get pods/log, but is not")

        cleanup:
        role.edit { it.rules.find { rule -> rule.resources == ['pods/log'] }.verbs = ['get']; it }
    }

    private List<?> kube() {
        ['--kube', 'real', '--image', 'shop:1', '--cpu', '10m', '--memory', '256Mi']
    }

    private Launch chaoskit(String command, String report, Object... more) {
        Launch.run([Launch.BASE.resolve('scripts/chaoskit'), command, 'shop.groovy', '--seed', 7, '-o', "json=$folder/$report", '--no-save', *more],
            [KUBECONFIG: folder.resolve('launcher'), CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER], folder)
    }

    private void export() {
        def run = Launch.run([Launch.BASE.resolve('scripts/chaoskit'), 'scale', 'shop.groovy', '--seed', 7, '--shards', 16, '--export', 'out', '--image', 'shop:1', '--namespace', 'chaos'],
            [CHAOSKIT_JAVA_OPTS: Launch.ONE_COMPILER], folder)
        assert run.exitCode == 0
    }

    private void apply(String file) {
        folder.resolve('out').resolve(file).withInputStream { cluster.admin.load(it).items() }.each { HasMetadata it ->
            cluster.admin.resource(it).inNamespace('chaos').create()
        }
    }

    /** What a seed decides. */
    private Map facts(String file) {
        def run = Report.read(folder.resolve(file).text)[0]
        [verdict: run.verdict(), iterations: run.iterations(), seed: run.seed(), injectors: run.injectors().collect { [it.name(), it.hits(), it.fired()] },
         failures: run.failures().collect { [it.iteration(), it.step(), it.kind(), it.faults().collect { f -> [f.injector(), f.hit()] }] }, kinds: run.kinds().collect { [it.count(), it.firstIteration(), it.message()] }]
    }
}
