package io.chaoskit.bench;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jboss.byteman.agent.Main;

/** The peer: how a JVM is started in which Byteman has rules for {@link acme.Order} whose conditions are false. */
final class Byteman {

    private static final String RULES = "io/chaoskit/bench/order.btm";

    private Byteman() {}

    /** With rules that are interpreted. */
    static String interpreted() {
        return "-javaagent:" + jar() + "=resourcescript:" + RULES;
    }

    /** To be added for rules that are compiled. */
    static String compiled() {
        return "-Dorg.jboss.byteman.compile.to.bytecode";
    }

    private static Path jar() {
        try {
            return Path.of(Main.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the jar of Byteman is not found", e);
        }
    }
}
