package io.chaoskit.kubernetes

import io.fabric8.kubernetes.client.Config
import io.fabric8.kubernetes.client.KubernetesClient
import io.fabric8.kubernetes.client.KubernetesClientBuilder
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory

import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyPairGenerator
import java.util.concurrent.TimeUnit

/** A real etcd, API server and controller manager, on loopback, with accounts by token. {@code src/test/kubernetes/build.sh} builds them. */
class ControlPlane implements Closeable {

    static final Path BINARIES = Path.of(System.getProperty('chaoskit.k8s.bin', "${System.getProperty('user.home')}/.cache/chaoskit-k8s/bin"))

    static boolean isBuilt() {
        ['etcd', 'kube-apiserver', 'kube-controller-manager'].every { Files.isExecutable(BINARIES.resolve(it)) }
    }

    final Path folder
    final int port = free()
    private final List<Process> processes = []
    KubernetesClient admin

    ControlPlane(Path folder) {
        this.folder = folder
        try {
            start()
        } catch (Throwable failed) {
            close()
            throw failed
        }
    }

    private void start() {
        int etcd = free()
        int peer = free()
        launch('etcd', '--data-dir', "$folder/etcd", '--unsafe-no-fsync', '--listen-client-urls', "http://127.0.0.1:$etcd", '--advertise-client-urls', "http://127.0.0.1:$etcd",
            '--listen-peer-urls', "http://127.0.0.1:$peer", '--initial-advertise-peer-urls', "http://127.0.0.1:$peer", '--initial-cluster', "default=http://127.0.0.1:$peer")
        folder.resolve('tokens.csv').text = 'admin,admin,admin,"system:masters"\nlauncher,launcher,launcher\n'
        def pair = KeyPairGenerator.getInstance('RSA').tap { it.initialize(2048) }.generateKeyPair()
        folder.resolve('sa.key').text = "-----BEGIN PRIVATE KEY-----\n${Base64.mimeEncoder.encodeToString(pair.private.encoded)}\n-----END PRIVATE KEY-----\n"
        folder.resolve('sa.pub').text = "-----BEGIN PUBLIC KEY-----\n${Base64.mimeEncoder.encodeToString(pair.public.encoded)}\n-----END PUBLIC KEY-----\n"
        launch('kube-apiserver', "--etcd-servers=http://127.0.0.1:$etcd", "--secure-port=$port", '--bind-address=127.0.0.1', "--cert-dir=$folder/certs",
            "--token-auth-file=$folder/tokens.csv", '--authorization-mode=RBAC', '--service-account-issuer=https://kubernetes.default.svc',
            "--service-account-key-file=$folder/sa.pub", "--service-account-signing-key-file=$folder/sa.key", '--service-cluster-ip-range=10.0.0.0/24')
        writeConfig(folder.resolve('admin'), 'admin')
        admin = client('admin')
        await('the API server') { admin.namespaces().withName('default').get() != null }
        launch('kube-controller-manager', "--kubeconfig=$folder/admin", "--service-account-private-key-file=$folder/sa.key", '--leader-elect=false', '--secure-port=0',
            '--controllers=job-controller,serviceaccount-controller,garbage-collector-controller,namespace-controller')
        await('the controllers') { admin.serviceAccounts().inNamespace('default').withName('default').get() != null }
    }

    KubernetesClient client(String account) {
        writeConfig(folder.resolve(account), account)
        def config = Config.fromKubeconfig(folder.resolve(account).toFile())
        new KubernetesClientBuilder().withConfig(config).withHttpClientFactory(new JdkHttpClientFactory()).build()
    }

    /** Of an account, with the context {@code real}. */
    void writeConfig(Path file, String account, String namespace = 'default') {
        file.text = """\
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "https://127.0.0.1:$port", insecure-skip-tls-verify: true}}]
            users: [{name: u, user: {token: $account}}]
            contexts: [{name: real, context: {cluster: c, user: u, namespace: $namespace}}]
            current-context: real
            """.stripIndent()
    }

    /** Waits for something that is asked for until it is there. */
    static void await(String what, Closure<Boolean> there) {
        def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180)
        Throwable last = null
        while (System.nanoTime() < end) {
            try {
                if (there()) {
                    return
                }
            } catch (Exception notYet) {
                last = notYet
            }
            Thread.sleep(100)
        }
        throw new AssertionError("$what did not come", last)
    }

    private void launch(String program, String... arguments) {
        processes << new ProcessBuilder([BINARIES.resolve(program).toString(), *arguments])
            .redirectErrorStream(true).redirectOutput(folder.resolve("${program}.log").toFile()).start()
    }

    private static int free() {
        new ServerSocket(0, 1, InetAddress.loopbackAddress).withCloseable { it.localPort }
    }

    @Override
    void close() {
        admin?.close()
        processes.reverse().each {
            it.destroy()
            if (!it.waitFor(10, TimeUnit.SECONDS)) {
                it.destroyForcibly().waitFor()
            }
        }
    }
}
