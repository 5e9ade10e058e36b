package io.chaoskit.kubernetes.internal;

import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the account has all rights, found out before anything is created: every account may ask that about itself. */
final class Rights {

    private Rights() {}

    /** Throws a sentence that names all that are missing. */
    static void check(Connection cluster) throws IOException {
        List<Right> missing = new ArrayList<>();
        for (Right each : Right.values()) {
            if (isMissing(each, cluster)) {
                missing.add(each);
            }
        }
        if (!missing.isEmpty()) {
            throw new IOException(missing(missing, cluster.namespace()));
        }
    }

    private static boolean isMissing(Right right, Connection cluster) throws IOException {
        SelfSubjectAccessReview question = new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withResourceAttributes(new ResourceAttributesBuilder()
                        .withNamespace(cluster.namespace())
                        .withVerb(right.verb())
                        .withGroup(right.group())
                        .withResource(right.resource())
                        .withSubresource(right.subresource().isEmpty() ? null : right.subresource())
                        .build())
                .endSpec()
                .build();
        try {
            SelfSubjectAccessReview answer = cluster.client()
                    .authorization()
                    .v1()
                    .selfSubjectAccessReview()
                    .create(question);
            return answer.getStatus() != null
                    && !Boolean.TRUE.equals(answer.getStatus().getAllowed());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN || e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                // Not even that may be asked here: the request itself will show it.
                return false;
            }
            throw cluster.refused(right, e);
        }
    }

    /** The sentence for rights that are missing. */
    static String missing(List<Right> rights, String namespace) {
        return "the account must be allowed in namespace '" + namespace + "' to "
                + rights.stream().map(Right::toString).collect(Collectors.joining(", to "))
                + ", but is not; --export writes a role with all that is needed";
    }
}
