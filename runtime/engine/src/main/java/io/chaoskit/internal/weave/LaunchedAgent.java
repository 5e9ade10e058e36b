package io.chaoskit.internal.weave;

import java.io.File;
import java.net.URISyntaxException;
import java.security.CodeSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agent as {@code java -jar} starts the one of a jar that names it: within the JVM. Attaching itself takes a thread, a socket and a
 * hundred classes more. The JDK lets it be done only where its package for that is exported, as the launcher does.
 */
final class LaunchedAgent {

    private static final Logger LOG = LoggerFactory.getLogger(LaunchedAgent.class);

    private static final String JDK_MODULE = "java.instrument";
    private static final String JDK_PACKAGE = "sun.instrument";

    private LaunchedAgent() {}

    /** Hands the instrumentation to {@link Agent}; does nothing where the JVM does not let it. */
    static void load() {
        boolean exported = ModuleLayer.boot()
                .findModule(JDK_MODULE)
                .filter(each -> each.isExported(JDK_PACKAGE, LaunchedAgent.class.getModule()))
                .isPresent();
        // The JDK looks the agent up there.
        if (!exported || Agent.class.getClassLoader() != ClassLoader.getSystemClassLoader()) {
            return;
        }
        CodeSource source = Agent.class.getProtectionDomain().getCodeSource();
        try {
            File jar = new File(source.getLocation().toURI());
            // Folders, as the classes of a build in an editor are in, have no manifest that names it.
            if (jar.isFile()) {
                Class.forName(JDK_PACKAGE + ".InstrumentationImpl")
                        .getMethod("loadAgent", String.class)
                        .invoke(null, jar.getPath());
            }
        } catch (URISyntaxException | ReflectiveOperationException unknownToThisJdk) {
            LOG.debug("the agent cannot be loaded from within, and is attached", unknownToThisJdk);
        }
    }
}
