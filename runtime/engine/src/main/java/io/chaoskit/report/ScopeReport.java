package io.chaoskit.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report of one scope: what its injectors did together.
 *
 * @param name of the scope
 * @param injectors how many it has
 * @param hits arrivals
 * @param fired faults
 */
public record ScopeReport(String name, int injectors, long hits, long fired) {

    /** The scopes of the injectors, in the order written; those without a scope are left out. */
    static List<ScopeReport> of(List<InjectorReport> injectors) {
        Map<String, ScopeReport> scopes = new LinkedHashMap<>();
        for (InjectorReport each : injectors) {
            if (!each.scope().isEmpty()) {
                ScopeReport one = new ScopeReport(each.scope(), 1, each.hits(), each.fired());
                scopes.merge(each.scope(), one, ScopeReport::plus);
            }
        }
        return List.copyOf(scopes.values());
    }

    private ScopeReport plus(ScopeReport other) {
        return new ScopeReport(name, injectors + other.injectors, hits + other.hits, fired + other.fired);
    }
}
