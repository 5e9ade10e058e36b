package io.chaoskit.internal.dsl.words;

import io.chaoskit.validator.Validator;
import io.chaoskit.validator.Validators;
import io.chaoskit.value.Size;
import io.chaoskit.word.Option;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.time.Duration;

/** The words for what must not be used up or left behind. */
public final class LeakWords implements Words {

    /** No threads are left behind. */
    @Word(
            usage = "noThreadLeak(grace: 1.s)",
            does = "threads that the code under test starts end within this time; names those that do not")
    public Validator noThreadLeak(@Option("1s") Duration grace) {
        return Validators.noThreadLeak(grace);
    }

    /** No deadlock. */
    @Word(
            usage = "noDeadlock()",
            does =
                    "no platform threads wait for each other's locks for ever; names threads, locks and stacks, and ends the"
                            + " run; noInfiniteLoop finds a step that waits for virtual ones")
    public Validator noDeadlock() {
        return Validators.noDeadlock();
    }

    /** No files or sockets are left open. */
    @Word(
            usage = "noFileDescriptorLeak(allowed: 10)",
            does =
                    "no more files and sockets are open at the end than when the warm-up was over, or at most so many more")
    public Validator noFileDescriptorLeak(@Option("0") int allowed) {
        return Validators.noFileDescriptorLeak(allowed);
    }

    /** A limit on the heap. */
    @Word(
            usage = "memoryUnder(512.mb, retained: true)",
            does = "the heap in use stays under a limit, garbage included; retained: what a collection leaves in it")
    public Validator memoryUnder(Size limit, @Option("false") boolean retained) {
        return retained ? Validators.retainedMemoryUnder(limit) : Validators.memoryUnder(limit);
    }

    /** The heap does not go on growing. */
    @Word(
            usage = "noMemoryLeak(tolerance: 1.mb)",
            does =
                    "what collections leave in the heap does not go on growing; needs 32 iterations; a growth of tolerance:"
                            + " in the second half of the run is none yet")
    public Validator noMemoryLeak(@Option("1mb") Size tolerance) {
        return Validators.noMemoryLeak(tolerance);
    }
}
