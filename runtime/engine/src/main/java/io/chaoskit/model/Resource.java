package io.chaoskit.model;

import io.chaoskit.site.ProxySite;
import io.chaoskit.value.SourceLocation;
import java.util.Set;

/** What a run needs before its target is made, such as proxies. Immutable; opened once for each run. */
public interface Resource {

    /**
     * Makes it ready.
     *
     * @param seed the run's, for what is random
     * @return closed when the target is; effects find it by its type
     * @throws Exception ends the run before its first iteration
     */
    AutoCloseable open(long seed) throws Exception;

    /**
     * What it is, for messages.
     *
     * @return for example {@code the proxies}
     */
    String text();

    /**
     * The proxies it has.
     *
     * @return their sites
     */
    Set<ProxySite> proxies();

    /**
     * Where it was written.
     *
     * @return for messages
     */
    SourceLocation at();
}
