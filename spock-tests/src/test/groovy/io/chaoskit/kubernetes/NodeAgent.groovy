package io.chaoskit.kubernetes

import com.sun.net.httpserver.HttpsConfigurator
import com.sun.net.httpserver.HttpsServer
import io.chaoskit.Launch
import io.fabric8.kubernetes.api.model.BindingBuilder
import io.fabric8.kubernetes.api.model.NodeBuilder
import io.fabric8.kubernetes.api.model.Pod
import io.fabric8.kubernetes.api.model.PodStatus
import io.fabric8.kubernetes.client.KubernetesClient
import io.fabric8.kubernetes.client.KubernetesClientException
import io.fabric8.kubernetes.client.informers.ResourceEventHandler
import io.fabric8.kubernetes.client.utils.Serialization

import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.Executors
import java.util.concurrent.TimeUnit

/**
 * A node whose containers are processes of this machine: takes every pod, starts its command with its environment and ConfigMap, honours its deletion,
 * reports the true exit code and termination message, and has the logs as a kubelet has.
 */
class NodeAgent implements Closeable {

    static final String NAME = 'agent'

    private final KubernetesClient client
    private final Path folder
    private final Map<String, String> environment
    private final Map<String, Process> processes = new ConcurrentHashMap<>()
    private final Set<String> begun = ConcurrentHashMap.newKeySet()
    private final threads = Executors.newCachedThreadPool()
    private final HttpsServer kubelet
    private final informer
    private volatile boolean closed

    NodeAgent(KubernetesClient client, Path folder, Map<String, String> environment = [:]) {
        this.client = client
        this.folder = Files.createDirectories(folder)
        this.environment = environment
        kubelet = logs()
        client.nodes().resource(new NodeBuilder().withNewMetadata().withName(NAME).endMetadata().build()).create()
        client.nodes().withName(NAME).editStatus { node ->
            node.status = Serialization.unmarshal(Serialization.asJson([addresses: [[type: 'InternalIP', address: '127.0.0.1']],
                daemonEndpoints: [kubeletEndpoint: [Port: kubelet.address.port]], conditions: [[type: 'Ready', status: 'True']]]), io.fabric8.kubernetes.api.model.NodeStatus)
            node
        }
        informer = client.pods().inAnyNamespace().inform(new ResourceEventHandler<Pod>() {

            @Override
            void onAdd(Pod pod) {
                see(pod)
            }

            @Override
            void onUpdate(Pod before, Pod now) {
                see(now)
            }

            @Override
            void onDelete(Pod last, boolean unknown) {
                processes[last.metadata.uid]?.destroyForcibly()
            }
        })
    }

    /** The processes of the pods that run, by their names. */
    Map<String, Process> getRunning() {
        processes.findAll { it.value.alive }
    }

    private void see(Pod pod) {
        if (closed) {
            return
        }
        if (pod.metadata.deletionTimestamp) {
            if (begun.add(pod.metadata.uid)) {
                threads.execute { remove(pod) }
            }
            processes[pod.metadata.uid]?.destroy()
        } else if (!pod.spec.nodeName) {
            threads.execute { bind(pod) }
        } else if (begun.add(pod.metadata.uid)) {
            threads.execute { run(pod) }
        }
    }

    private void bind(Pod pod) {
        try {
            client.bindings().inNamespace(pod.metadata.namespace).resource(new BindingBuilder()
                .withNewMetadata().withName(pod.metadata.name).withNamespace(pod.metadata.namespace).endMetadata()
                .withNewTarget().withKind('Node').withName(NAME).endTarget().build()).create()
        } catch (KubernetesClientException gone) {
            // It is bound, or was deleted.
        }
    }

    private void run(Pod pod) {
        def container = pod.spec.containers[0]
        def own = Files.createDirectories(folder.resolve(pod.metadata.uid))
        def scripts = Files.createDirectories(own.resolve('script'))
        def volume = pod.spec.volumes.find { it.configMap }.configMap
        def map = client.configMaps().inNamespace(pod.metadata.namespace).withName(volume.name).get()
        volume.items.each { item ->
            def file = scripts.resolve(item.path)
            Files.createDirectories(file.parent)
            if (map.data?.containsKey(item.key)) {
                file.text = map.data[item.key]
            } else {
                file.bytes = Base64.decoder.decode(map.binaryData[item.key])
            }
        }
        def message = own.resolve('message')
        def command = [*container.command, *container.args].collect { it == 'chaoskit' ? Launch.BASE.resolve('scripts/chaoskit').toString() : it == container.terminationMessagePath ? message.toString() : it }
        def builder = new ProcessBuilder(command).directory(scripts.toFile()).redirectErrorStream(true).redirectOutput(own.resolve('log').toFile())
        container.env.each { builder.environment()[it.name] = it.value ?: pod.metadata.annotations[it.valueFrom.fieldRef.fieldPath.replaceAll(/.*'(.*)'.*/, '$1')] }
        builder.environment().putAll(environment)
        def process = builder.start()
        processes[pod.metadata.uid] = process
        report(pod, MockCluster.running())
        def code = process.waitFor()
        report(pod, MockCluster.ended(code, Files.exists(message) ? message.text : ''))
        if (client.pods().inNamespace(pod.metadata.namespace).withName(pod.metadata.name).get()?.metadata?.deletionTimestamp) {
            remove(pod)
        }
    }

    private void report(Pod pod, Map status) {
        def whole = Serialization.unmarshal(Serialization.asJson(status), PodStatus)
        whole.containerStatuses.each {
            it.image = 'shop'
            it.imageID = 'shop'
            it.ready = false
            it.restartCount = 0
        }
        try {
            client.pods().inNamespace(pod.metadata.namespace).withName(pod.metadata.name).editStatus { Pod now ->
                whole.conditions = now.status.conditions
                now.status = whole
                now
            }
        } catch (KubernetesClientException | NullPointerException gone) {
            // It was deleted.
        }
    }

    private void remove(Pod pod) {
        client.pods().inNamespace(pod.metadata.namespace).withName(pod.metadata.name).withGracePeriod(0).delete()
    }

    /** The part of a kubelet that the API server asks for logs. */
    private HttpsServer logs() {
        def store = folder.resolve('node.p12')
        def made = new ProcessBuilder('keytool', '-genkeypair', '-keystore', "$store", '-storepass', 'changeit', '-alias', 'node', '-keyalg', 'RSA', '-dname', 'CN=node')
            .redirectErrorStream(true).start()
        made.inputStream.text
        made.waitFor(60, TimeUnit.SECONDS)
        def keys = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
        keys.init(KeyStore.getInstance(store.toFile(), 'changeit'.toCharArray()), 'changeit'.toCharArray())
        def context = SSLContext.getInstance('TLS').tap { it.init(keys.keyManagers, null, null) }
        def server = HttpsServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
        server.httpsConfigurator = new HttpsConfigurator(context)
        server.executor = threads
        server.createContext('/containerLogs') { exchange ->
            def (ns, name) = exchange.requestURI.path.tokenize('/').drop(1)
            def uid = client.pods().inNamespace(ns).withName(name).get().metadata.uid
            def bytes = folder.resolve(uid).resolve('log').bytes
            exchange.sendResponseHeaders(200, bytes.length ?: -1)
            exchange.responseBody.withCloseable { it.write(bytes) }
        }
        server.start()
        server
    }

    @Override
    void close() {
        closed = true
        informer?.close()
        processes.values().each { it.destroyForcibly().waitFor() }
        kubelet.stop(0)
        threads.shutdownNow()
    }
}
