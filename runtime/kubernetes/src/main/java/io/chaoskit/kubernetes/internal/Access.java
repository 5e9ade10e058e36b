package io.chaoskit.kubernetes.internal;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.util.List;
import java.util.Optional;

/** An account for the launcher, for all jobs of a namespace, that may do what a launcher does and nothing else. */
final class Access {

    private static final String NAME = "chaoskit-launcher";
    private static final String ROLES = "rbac.authorization.k8s.io";

    private Access() {}

    static List<HasMetadata> objects(Optional<String> namespace) {
        return List.of(
                new ServiceAccountBuilder().withMetadata(metadata()).build(),
                new RoleBuilder()
                        .withMetadata(metadata())
                        .withRules(Right.rules())
                        .build(),
                new RoleBindingBuilder()
                        .withMetadata(metadata())
                        .withNewRoleRef(ROLES, "Role", NAME)
                        .addNewSubject(null, "ServiceAccount", NAME, namespace.orElse(null))
                        .build());
    }

    private static ObjectMeta metadata() {
        return new ObjectMetaBuilder()
                .withName(NAME)
                .addToLabels("app.kubernetes.io/name", "chaoskit")
                .build();
    }
}
