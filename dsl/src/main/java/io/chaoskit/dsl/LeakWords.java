package io.chaoskit.dsl;

import io.chaoskit.dsl.Word.Kind;
import io.chaoskit.validator.NoMemoryLeak;
import io.chaoskit.validator.NoThreadLeak;
import io.chaoskit.validator.Validators;
import java.util.Map;

/** The words for what must not be used up or left behind. */
abstract class LeakWords extends CheckWords {

    LeakWords(Draft draft, Place place, Object owner) {
        super(draft, place, owner);
    }

    /** No threads are left behind. */
    @Word(
            usage = "noThreadLeak()",
            does = "threads that the code under test starts end within a second; names those that do not",
            kind = Kind.VALIDATOR)
    public Object noThreadLeak() {
        return CheckMaker.make(core$, "noThreadLeak", () -> Validators.noThreadLeak(NoThreadLeak.USUAL));
    }

    /** The same with another time. */
    @Word(usage = "noThreadLeak(grace: 5.s)", does = "the same, with another time", kind = Kind.VALIDATOR)
    public Object noThreadLeak(Map<String, Object> options) {
        return CheckMaker.make(
                core$,
                "noThreadLeak",
                () -> Validators.noThreadLeak(
                        Options.of("noThreadLeak", options, "grace").duration("grace", NoThreadLeak.USUAL)));
    }

    /** No deadlock. */
    @Word(
            usage = "noDeadlock()",
            does = "no threads wait for each other's locks for ever; names threads, locks and stacks, and ends the run",
            kind = Kind.VALIDATOR)
    public Object noDeadlock() {
        return CheckMaker.make(core$, "noDeadlock", Validators::noDeadlock);
    }

    /** No files or sockets are left open. */
    @Word(
            usage = "noFileDescriptorLeak()",
            does = "no more files and sockets are open at the end than when the warm-up was over",
            kind = Kind.VALIDATOR)
    public Object noFileDescriptorLeak() {
        return CheckMaker.make(core$, "noFileDescriptorLeak", () -> Validators.noFileDescriptorLeak(0));
    }

    /** The same with some more. */
    @Word(usage = "noFileDescriptorLeak(allowed: 10)", does = "at most so many more", kind = Kind.VALIDATOR)
    public Object noFileDescriptorLeak(Map<String, Object> options) {
        return CheckMaker.make(
                core$,
                "noFileDescriptorLeak",
                () -> Validators.noFileDescriptorLeak(
                        Options.of("noFileDescriptorLeak", options, "allowed").count("allowed", 0)));
    }

    /** A limit on the heap. */
    @Word(
            usage = "memoryUnder(512.mb)",
            does = "the heap in use stays under a limit, garbage included",
            kind = Kind.VALIDATOR)
    public Object memoryUnder(Object limit) {
        return CheckMaker.make(
                core$, "memoryUnder", () -> Validators.memoryUnder(Arguments.size("memoryUnder", limit)), limit);
    }

    /** A limit on what is retained in the heap. */
    @Word(
            usage = "memoryUnder(512.mb, retained: true)",
            does = "what a collection leaves in the heap stays under a limit",
            kind = Kind.VALIDATOR)
    public Object memoryUnder(Map<String, Object> options, Object limit) {
        return CheckMaker.make(
                core$,
                "memoryUnder",
                () -> Options.of("memoryUnder", options, "retained").truth("retained")
                        ? Validators.retainedMemoryUnder(Arguments.size("memoryUnder", limit))
                        : Validators.memoryUnder(Arguments.size("memoryUnder", limit)),
                limit);
    }

    /** The heap does not go on growing. */
    @Word(
            usage = "noMemoryLeak()",
            does = "what collections leave in the heap does not go on growing; needs 32 iterations",
            kind = Kind.VALIDATOR)
    public Object noMemoryLeak() {
        return CheckMaker.make(core$, "noMemoryLeak", () -> Validators.noMemoryLeak(NoMemoryLeak.USUAL));
    }

    /** The same with another tolerance. */
    @Word(
            usage = "noMemoryLeak(tolerance: 5.mb)",
            does = "the same; a growth of so much in the second half of the run is none yet",
            kind = Kind.VALIDATOR)
    public Object noMemoryLeak(Map<String, Object> options) {
        return CheckMaker.make(
                core$,
                "noMemoryLeak",
                () -> Validators.noMemoryLeak(
                        Options.of("noMemoryLeak", options, "tolerance").size("tolerance", NoMemoryLeak.USUAL)));
    }
}
