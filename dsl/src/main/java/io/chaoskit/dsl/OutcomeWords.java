package io.chaoskit.dsl;

import io.chaoskit.dsl.Word.Kind;
import io.chaoskit.validator.Validators;

/** The words for how a run as a whole must go. */
abstract class OutcomeWords extends LeakWords {

    OutcomeWords(Draft draft, Place place, Object owner) {
        super(draft, place, owner);
    }

    /** The system recovers. */
    @Word(
            usage = "eventually(5.s) { target.ready }",
            does = "a condition comes true in time after the last iteration, when nothing is injected any more",
            kind = Kind.VALIDATOR)
    public Object eventually(Object within, Object condition) {
        return CheckMaker.make(
                core$,
                "eventually",
                () -> Validators.eventually(
                        Arguments.duration("eventually", within),
                        new ClosureOutcome("eventually", Arguments.closure("eventually", condition))),
                within);
    }

    /**
     * How long iterations took; in an {@code assert}, which is compiled to ask for it at the end.
     *
     * @return nothing to go on with
     */
    @Word(
            usage = "latency.p95 < 200.ms",
            does = "how long iterations took, looked at once at the end: any percentile, min, mean, max",
            kind = Kind.VALIDATOR)
    public Object getLatency() {
        return atEnd$("latency", "latency.p95 < 200.ms");
    }

    /**
     * The share of iterations that passed; in an {@code assert}, which is compiled to ask for it at the end.
     *
     * @return nothing to go on with
     */
    @Word(
            usage = "successRate >= 95.percent",
            does = "the share of iterations that passed, looked at once at the end",
            kind = Kind.VALIDATOR)
    public Object getSuccessRate() {
        return atEnd$("successRate", "successRate >= 95.percent");
    }

    private Object atEnd$(String word, String usage) {
        return new TooEarly(() -> core$.draft().word(word, () -> {
            throw new IllegalArgumentException(word + " must be asked for in an assert, because it is not known before"
                    + " the run is over; assert " + usage);
        }));
    }
}
