package io.chaoskit.kubernetes

import io.fabric8.kubernetes.api.model.Pod
import io.fabric8.kubernetes.api.model.PodBuilder
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewStatus
import io.fabric8.kubernetes.api.model.batch.v1.Job
import io.fabric8.kubernetes.client.KubernetesClient
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer
import io.fabric8.kubernetes.client.utils.Serialization
import io.fabric8.mockwebserver.Context
import io.fabric8.mockwebserver.MockWebServer
import io.fabric8.mockwebserver.ServerRequest
import io.fabric8.mockwebserver.ServerResponse

import java.nio.file.Path
import java.util.logging.Level
import java.util.logging.Logger

/** An API server in memory, whose Job controller and nodes are the specification: it makes pods and says how they end. */
class MockCluster implements Closeable {

    static final String NAMESPACE = 'chaos'
    static final String INDEX = 'batch.kubernetes.io/job-completion-index'
    static final String CONTROLLER = 'batch.kubernetes.io/controller-uid'

    /** It would log each request. */
    private static final Logger LOG = Logger.getLogger('io.fabric8.mockwebserver').tap { it.level = Level.OFF }

    /** Says what the account may do: verb, resource, subresource. */
    Closure<Boolean> allows

    final KubernetesMockServer server
    final KubernetesClient client

    MockCluster() {
        Map<ServerRequest, Queue<ServerResponse>> responses = [:]
        server = new KubernetesMockServer(new Context(Serialization.jsonMapper()), new MockWebServer(), responses,
            new KubernetesMixedDispatcher(responses), false)
        server.init()
        client = server.createClient()
        reset()
    }

    /** Forgets all objects and logs, and allows everything. */
    void reset() {
        server.reset()
        allows = { verb, resource, subresource -> true }
        server.expect().post().withPath('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews').andReply(201, { request ->
            def review = Serialization.unmarshal(request.body.readUtf8(), SelfSubjectAccessReview)
            def asked = review.spec.resourceAttributes
            review.status = Serialization.unmarshal(Serialization.asJson([allowed: allows(asked.verb, asked.resource, asked.subresource)]), SubjectAccessReviewStatus)
            review
        }).always()
    }

    /** Makes a kubeconfig with a context `mock`. */
    void writeConfig(Path file) {
        file.text = """\
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "http://localhost:$server.port"}}]
            users: [{name: u, user: {token: secret}}]
            contexts: [{name: mock, context: {cluster: c, user: u, namespace: $NAMESPACE}}]
            current-context: mock
            """.stripIndent()
    }

    List<Job> getJobs() {
        client.batch().v1().jobs().inNamespace(NAMESPACE).list().items
    }

    /** The one job. */
    Job getJob() {
        def all = jobs
        assert all.size() == 1
        all[0]
    }

    /** Makes the pod of an attempt at a shard, with a status. */
    Pod pod(Job job, int shard, int attempt, Map status) {
        def pod = new PodBuilder()
            .withNewMetadata()
            .withName("$job.metadata.name-${shard - 1}-$attempt")
            .withNamespace(NAMESPACE)
            .addToAnnotations(INDEX, "${shard - 1}")
            .addToLabels(CONTROLLER, job.metadata.uid)
            .endMetadata()
            .build()
        def whole = Serialization.unmarshal(Serialization.asJson([apiVersion: 'v1', kind: 'Pod', metadata: pod.metadata, status: status]), Pod)
        client.pods().inNamespace(NAMESPACE).resource(whole).create()
    }

    /** Changes the status of a pod. */
    void change(Pod pod, Map status) {
        client.pods().inNamespace(NAMESPACE).withName(pod.metadata.name).edit { Pod now ->
            Serialization.unmarshal(Serialization.asJson([apiVersion: 'v1', kind: 'Pod', metadata: now.metadata, status: status]), Pod)
        }
    }

    void log(String pod, String text) {
        ['', '&follow=true'].each { more ->
            server.expect().get()
                .withPath("/api/v1/namespaces/$NAMESPACE/pods/$pod/log?pretty=false&container=chaoskit$more")
                .andReturn(200, text).always()
        }
    }

    /** Ends the job, as its controller does. */
    void end(Job job, String condition) {
        client.batch().v1().jobs().inNamespace(NAMESPACE).withName(job.metadata.name).edit { Job now ->
            now.status = Serialization.unmarshal(Serialization.asJson([conditions: [[type: condition, status: 'True']]]), io.fabric8.kubernetes.api.model.batch.v1.JobStatus)
            now
        }
    }

    static Map running() {
        [phase: 'Running', containerStatuses: [[name: 'chaoskit', state: [running: [:]]]]]
    }

    static Map ended(int code, String message = '', Map more = [:]) {
        [phase: code == 0 ? 'Succeeded' : 'Failed', containerStatuses: [[name: 'chaoskit', state: [terminated: [exitCode: code, message: message]]]]] + more
    }

    static Map waiting(String reason, String message) {
        [phase: 'Pending', containerStatuses: [[name: 'chaoskit', state: [waiting: [reason: reason, message: message]]]]]
    }

    @Override
    void close() {
        client.close()
        server.destroy()
    }
}
