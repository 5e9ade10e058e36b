package io.chaoskit.validator;

import io.chaoskit.value.Limits;

/**
 * What the code under test opens, it closes: after the last iteration no more file descriptors are open than when the warm-up was
 * over. What it opens once and keeps, such as a pool of connections, belongs into a warm-up or is allowed. On Linux and macOS; on
 * Linux the message names what is open.
 *
 * @param allowed how many more may be open, 0 or more
 */
public record NoFileDescriptorLeak(int allowed) implements Validator {

    /** Rejects less than zero. */
    public NoFileDescriptorLeak {
        Limits.atLeast(0, "allowed", allowed);
    }

    @Override
    public String id() {
        return "noFileDescriptorLeak";
    }

    @Override
    public String name() {
        return "noFileDescriptorLeak(" + (allowed == 0 ? "" : "allowed: " + allowed) + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return new DescriptorLeaks(allowed, run);
    }
}
