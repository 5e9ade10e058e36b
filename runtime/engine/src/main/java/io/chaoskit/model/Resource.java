package io.chaoskit.model;

import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.List;
import java.util.Set;

/** A resource that a run opens before its target is made, such as proxies. Immutable; opened once for each run. */
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
     * The name of the resource in messages.
     *
     * @return for example {@code the proxies}
     */
    String text();

    /**
     * The proxies it has.
     *
     * @return their names
     */
    Set<String> proxies();

    /**
     * The effects that its proxies take, for who used another.
     *
     * @return for example {@code on a proxy there are latency and down}; empty for nothing to say
     */
    default String proxyHint() {
        return "";
    }

    /**
     * What is wrong with it, as far as that can be seen before it is opened.
     *
     * @return empty when all is well
     */
    default List<Mistake> mistakes() {
        return List.of();
    }

    /**
     * The place where it was written.
     *
     * @return for messages
     */
    SourceLocation at();
}
