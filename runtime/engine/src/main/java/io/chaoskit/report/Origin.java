package io.chaoskit.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The origin of a report: what is needed, beside scenario and seed, to run the same again.
 *
 * @param script the script that has the scenario, as the call named it; empty when it comes from no script
 * @param scriptHash the SHA-256 of the script when it was run; empty for none
 * @param arguments the options of the call, but for files, seed, reports and {@code environment}
 * @param environment what the call set for scripts
 */
public record Origin(String script, String scriptHash, List<String> arguments, Map<String, String> environment) {

    /** Of a scenario that a program runs. */
    public static final Origin UNKNOWN = new Origin("", "", List.of(), Map.of());

    /** Rejects null and copies the collections. */
    public Origin {
        Objects.requireNonNull(script, "script");
        Objects.requireNonNull(scriptHash, "scriptHash");
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }
}
