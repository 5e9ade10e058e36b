package io.chaoskit.kubernetes.internal;

import java.io.IOException;

/** A piece of work for the thread that runs a job. */
@FunctionalInterface
interface Step {

    /** Throws a sentence when the job cannot go on. */
    void run() throws IOException;
}
