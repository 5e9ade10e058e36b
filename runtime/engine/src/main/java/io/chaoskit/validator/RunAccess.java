package io.chaoskit.validator;

import io.chaoskit.value.Clock;
import java.time.Duration;

/** What a validator may ask of the run that arms it. */
public interface RunAccess {

    /**
     * The time.
     *
     * @return shared by all
     */
    Clock clock();

    /**
     * Asks the run to interrupt each step that takes longer, to sample its stack, and to stop when it will not end. The
     * smallest limit that is asked for holds.
     *
     * @param limit more than zero
     */
    void interruptStepsAfter(Duration limit);
}
