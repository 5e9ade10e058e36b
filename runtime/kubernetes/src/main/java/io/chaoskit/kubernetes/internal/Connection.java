package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ClusterOptions;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.function.Function;

/**
 * A connection to the namespace of a cluster. What goes wrong is thrown as a sentence for people. Safe for several threads.
 *
 * @param client of the cluster
 * @param namespace where everything is
 */
record Connection(KubernetesClient client, String namespace) implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int ANSWER_MILLIS = 30_000;
    /** Two tries more within half a second: what is away for longer is told. */
    private static final int RETRIES = 2;

    /** Finds the cluster as {@code kubectl} does; nothing is sent yet. */
    static Connection open(ClusterOptions options) throws IOException {
        Config config = config(options);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setRequestTimeout(ANSWER_MILLIS);
        config.setRequestRetryBackoffLimit(RETRIES);
        String ofContext = config.getNamespace();
        return new Connection(
                new KubernetesClientBuilder()
                        .withConfig(config)
                        .withHttpClientFactory(new JdkHttpClientFactory())
                        .build(),
                options.namespace().orElse(ofContext == null || ofContext.isBlank() ? "default" : ofContext));
    }

    private static Config config(ClusterOptions options) throws IOException {
        boolean inside =
                options.context().filter(ClusterOptions.IN_CLUSTER::equals).isPresent();
        String wanted = inside ? null : options.context().orElse(null);
        Config config;
        try {
            config = Config.autoConfigure(wanted);
        } catch (KubernetesClientException | IllegalArgumentException unreadable) {
            throw new IOException(
                    "the kubeconfig must be a file that can be read, but " + unreadable.getMessage()
                            + "; see: kubectl config view",
                    unreadable);
        }
        boolean found = config.getCurrentContext() != null
                && config.getCurrentContext().getName().equals(wanted);
        if (wanted != null && !found) {
            List<String> known = config.getContexts().stream()
                    .map(each -> each.getName())
                    .sorted()
                    .toList();
            throw new IOException("--kube must be a context of the kubeconfig, but was '" + wanted + "'; "
                    + (known.isEmpty() ? "there is none: see kubectl config get-contexts" : String.join(", ", known)));
        }
        return config;
    }

    /** Sends a request that needs a right. */
    <T> T call(Right right, Function<KubernetesClient, T> request) throws IOException {
        try {
            return request.apply(client);
        } catch (KubernetesClientException e) {
            throw refused(right, e);
        }
    }

    /** Why a request came to nothing. */
    IOException refused(Right right, KubernetesClientException e) {
        return switch (e.getCode()) {
            case HttpURLConnection.HTTP_UNAUTHORIZED ->
                new IOException(
                        "the credentials for " + where() + " must be valid, but the cluster rejects them; log in again",
                        e);
            case HttpURLConnection.HTTP_FORBIDDEN -> new IOException(Rights.missing(List.of(right), namespace), e);
            case HttpURLConnection.HTTP_NOT_FOUND ->
                new IOException(
                        "the namespace '" + namespace + "' must be there for " + right + ", but " + text(e)
                                + "; kubectl create namespace " + namespace,
                        e);
            default ->
                e.getCode() > 0
                        ? new IOException(where() + " must allow " + right + ", but " + text(e), e)
                        : unreachable(e);
        };
    }

    private IOException unreachable(KubernetesClientException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String what = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new IOException(where() + " must be reachable, but is not: " + what + "; see: kubectl cluster-info", e);
    }

    /** What the cluster says, or else the client. */
    private static String text(KubernetesClientException e) {
        return e.getStatus() != null && e.getStatus().getMessage() != null
                ? e.getStatus().getMessage()
                : e.getMessage();
    }

    /** The cluster, for messages. */
    String where() {
        return "the cluster at " + client.getMasterUrl();
    }

    @Override
    public void close() {
        client.close();
    }
}
