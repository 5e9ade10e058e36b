package io.chaoskit.internal.value;

import java.util.HexFormat;

/** Identifies faults across reports, recordings and traces: the same fault of a scenario and a seed has the same identifier in each run. */
public final class FaultIds {

    /** The path of a lane's own thread: its draws are those of the iteration. */
    private static final String ROOT = "0";

    private FaultIds() {}

    /** The key of an iteration's draws. */
    public static long ofIteration(long seed, long iteration) {
        return Mixer.mix(seed, iteration);
    }

    /** The key of a task's draws, by that of its iteration and its path. */
    public static long ofTask(long iteration, String path) {
        return path.equals(ROOT) ? iteration : Mixer.mix(iteration, Mixer.key(path));
    }

    /** The key of an injector at a site: a function of the two names, so that other injectors do not move its faults. */
    public static long ofInjector(String name, String site) {
        return Mixer.mix(Mixer.key(name), Mixer.key(site));
    }

    /** The identifier of a fault by the keys of its scenario's name, its task and its injector, and the number of its hit. */
    public static String id(long scenario, long task, long injector, long hit) {
        return HexFormat.of().toHexDigits(Mixer.mix(Mixer.mix(scenario ^ task, injector), hit));
    }
}
