package io.chaoskit.internal.replay;

import io.chaoskit.internal.context.Propagation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps executors woven from one trial to the next, which is most of the time of a trial that needs it. */
public final class KeptWeaving implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KeptWeaving.class);

    private final boolean held;

    private KeptWeaving(boolean held) {
        this.held = held;
    }

    /** For the trials of a failure, until it is closed. */
    public static KeptWeaving of(Subject subject) {
        if (subject.lanes() == 1) {
            return new KeptWeaving(false);
        }
        try {
            Propagation.require();
            return new KeptWeaving(true);
        } catch (IllegalStateException forbidden) {
            // Each run says so itself.
            LOG.debug("executors cannot be woven", forbidden);
            return new KeptWeaving(false);
        }
    }

    @Override
    public void close() {
        if (held) {
            Propagation.release();
        }
    }
}
