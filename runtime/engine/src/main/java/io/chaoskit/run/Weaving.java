package io.chaoskit.run;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.weave.Weaver;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the gates of a run into the methods that it needs. */
final class Weaving {

    private static final Logger LOG = LoggerFactory.getLogger(Weaving.class);

    private Weaving() {}

    /**
     * Weaves what the wiring asks for, until the run is cleaned up.
     *
     * @throws IllegalStateException when the JVM does not let classes be changed, and not only rules for hosts are in need of it:
     *     these have a point that needs no weaving
     */
    static void begin(Run run) {
        Wiring wiring = run.wiring();
        List<Pointcut> pointcuts = wiring.pointcuts();
        if (pointcuts.isEmpty()) {
            return;
        }
        try {
            Weaver weaver = MethodHits.weave(pointcuts, wiring::attach);
            run.cleanUp().push("taking the faults out of methods", weaver::close);
            weaver.failures().forEach(each -> run.findings().doubt("could not be woven: " + each));
        } catch (IllegalStateException forbidden) {
            if (!wiring.needsMethodsOnlyForHosts()) {
                throw forbidden;
            }
            LOG.warn(
                    "The rules of network { … } reach only calls of Chaos.maybeNetworkChaos(host, port), no sockets, channels,"
                            + " HTTP requests and look-ups: {}",
                    forbidden.getMessage());
        }
    }
}
