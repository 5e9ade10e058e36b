package io.chaoskit.kubernetes.internal;

import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the account of the launcher must be allowed to do in its namespace, and nothing else is done. */
enum Right {
    CREATE_JOBS("create", "batch", "jobs", ""),
    GET_JOBS("get", "batch", "jobs", ""),
    LIST_JOBS("list", "batch", "jobs", ""),
    WATCH_JOBS("watch", "batch", "jobs", ""),
    PATCH_JOBS("patch", "batch", "jobs", ""),
    DELETE_JOBS("delete", "batch", "jobs", ""),
    CREATE_CONFIG_MAPS("create", "", "configmaps", ""),
    LIST_PODS("list", "", "pods", ""),
    WATCH_PODS("watch", "", "pods", ""),
    GET_LOGS("get", "", "pods", "log");

    private final String verb;
    private final String group;
    private final String resource;
    private final String subresource;

    Right(String verb, String group, String resource, String subresource) {
        this.verb = verb;
        this.group = group;
        this.resource = resource;
        this.subresource = subresource;
    }

    String verb() {
        return verb;
    }

    String group() {
        return group;
    }

    String resource() {
        return resource;
    }

    String subresource() {
        return subresource;
    }

    private String whole() {
        return subresource.isEmpty() ? resource : resource + "/" + subresource;
    }

    /** As people say it. */
    @Override
    public String toString() {
        return verb + " " + whole() + (group.isEmpty() ? "" : " (" + group + ")");
    }

    /** The rules of a role that has all of them. */
    static List<PolicyRule> rules() {
        List<PolicyRule> rules = new ArrayList<>();
        Set<Right> rest = EnumSet.allOf(Right.class);
        while (!rest.isEmpty()) {
            Right first = rest.iterator().next();
            List<Right> same = rest.stream()
                    .filter(each ->
                            each.group.equals(first.group) && each.whole().equals(first.whole()))
                    .toList();
            rules.add(new PolicyRuleBuilder()
                    .withApiGroups(first.group)
                    .withResources(first.whole())
                    .withVerbs(same.stream().map(Right::verb).toList())
                    .build());
            same.forEach(rest::remove);
        }
        return rules;
    }
}
