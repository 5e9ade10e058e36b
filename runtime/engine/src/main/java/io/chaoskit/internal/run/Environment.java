package io.chaoskit.internal.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Where a run took place: nothing that names a person or a machine. */
final class Environment {

    private Environment() {}

    static Map<String, String> describe(int lanes, Map<String, String> more) {
        Map<String, String> facts = new LinkedHashMap<>();
        String version = Environment.class.getPackage().getImplementationVersion();
        facts.put("chaoskit", version == null ? "development" : version);
        facts.put("java", Runtime.version().toString());
        facts.put("jvm", System.getProperty("java.vm.name", ""));
        facts.put("os", System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        facts.put("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("maxHeapMb", Long.toString(Runtime.getRuntime().maxMemory() >> 20));
        facts.put("lanes", Integer.toString(lanes));
        facts.putAll(new TreeMap<>(more));
        return facts;
    }
}
