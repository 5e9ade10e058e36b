package io.chaoskit.site;

/**
 * The run itself, where ChaosKit arrives by the clock and not where code comes by: when the first iteration begins, or when the
 * trigger says: at the start of {@code between}, once {@code after} is over, {@code every} time an interval is over. A fault
 * here belongs to no iteration, and is in the trace of each one that feels it.
 */
public record WholeRun() implements Site {

    /** The one there is. */
    public static final WholeRun SITE = new WholeRun();

    @Override
    public String text() {
        return "the run";
    }

    @Override
    public Arrival arrival() {
        return Arrival.CLOCK;
    }

    @Override
    public boolean oncePerIteration() {
        return false;
    }

    @Override
    public String whyUnreached() {
        return "the run was over before its time came";
    }
}
