package io.chaoskit.cli;

import java.util.Optional;

/** Makes the command that repeats a run as it stands. */
@FunctionalInterface
interface RepeatCommand {

    /**
     * The command.
     *
     * @param seed of the run
     * @param only the glob that selects its scenario; empty when the call has no other
     * @return for a shell
     */
    String of(long seed, Optional<String> only);
}
