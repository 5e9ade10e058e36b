package io.chaoskit.validator;

import io.chaoskit.value.Clock;
import java.time.Duration;
import java.util.Optional;

/** The run as the validators that it arms see it. */
public interface RunAccess {

    /**
     * The time.
     *
     * @return shared by all
     */
    Clock clock();

    /**
     * Asks the run to interrupt each step that takes longer, to sample its stack, and to stop when too many will not end. The
     * smallest limit that is asked for holds.
     *
     * @param limit more than zero
     * @param maxIgnoredInterrupts how many steps may ignore their interrupt before the run is stopped; under {@code onFailure resume}
     *     their lanes go on with other threads
     */
    void interruptStepsAfter(Duration limit, int maxIgnoredInterrupts);

    /**
     * How the run went.
     *
     * @return to be asked in {@link Check#checkAtEnd()}
     */
    RunOutcome outcome();

    /**
     * The share of the run that is over: of its time under {@code runFor}, otherwise of its iterations. By any thread.
     *
     * @param completed how many iterations are over
     * @return 0 to 1
     */
    double share(long completed);

    /**
     * Ends the run soon, because to go on makes no sense or would harm the JVM. By any thread.
     *
     * @param why for people
     */
    void stop(String why);

    /**
     * How many iterations run at the same time.
     *
     * @return 1 or more
     */
    int lanes();

    /**
     * Whether all iterations work on one object, which is there before the first and after the last of them.
     *
     * @return false when lanes or iterations make their own
     */
    boolean oneTarget();

    /**
     * Whether another run was there in this JVM at the same time, so far: what appeared since may be that one's.
     *
     * @return false when this one was alone
     */
    boolean shared();

    /**
     * Has the run remember where threads are started, from now on and until it ends. Asking again changes nothing; where the JVM does
     * not let classes be changed it remembers nothing.
     */
    void traceThreadStarts();

    /**
     * Where a thread was started.
     *
     * @param thread the id of one that is alive
     * @return empty when that was not traced
     */
    Optional<ThreadStart> startOf(long thread);
}
