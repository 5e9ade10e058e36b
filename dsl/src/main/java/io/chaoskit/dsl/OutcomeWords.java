package io.chaoskit.dsl;

import io.chaoskit.word.Word;

/** The words for how a run as a whole went, known at its end. */
abstract class OutcomeWords extends InjectWords {

    OutcomeWords(Draft draft, Place place, Object owner) {
        super(draft, place, owner);
    }

    /**
     * How long iterations took; in an {@code assert}, which is compiled to ask for it at the end.
     *
     * @return nothing to go on with
     */
    @Word(
            usage = "latency.p95 < 200.ms",
            does = "how long iterations took, looked at once at the end: any percentile, min, mean, max")
    @Role(Kind.VALIDATOR)
    public Object getLatency() {
        return atEnd$("latency", "latency.p95 < 200.ms");
    }

    /**
     * The share of iterations that passed; in an {@code assert}, which is compiled to ask for it at the end.
     *
     * @return nothing to go on with
     */
    @Word(usage = "successRate >= 95.percent", does = "the share of iterations that passed, looked at once at the end")
    @Role(Kind.VALIDATOR)
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
